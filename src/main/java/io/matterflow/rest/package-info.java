/**
 * How every endpoint answers: problem documents with pointers and a next step, pages, one effect per idempotency key.
 *
 * <p>Owns the shape of answers and the table of idempotency keys. Never knows a capability. Imports {@code kernel}.
 */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package io.matterflow.rest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
