/**
 * Steps that a firm draws into models where it likes: a question to a table, a message to a client, a task for a role.
 *
 * <p>Owns the process {@code client-note} and the decision {@code own-question}. Changes no bill, no payment and no
 * trust; asks about an invoice or a matter by the case's key. Imports {@code kernel}, {@code engine}, {@code audit},
 * {@code directory}, {@code
 * messaging} and {@code invoicing}; nobody imports it.
 */
@ApplicationModule(allowedDependencies = {"kernel", "engine", "audit", "directory", "messaging", "invoicing"})
@NullMarked
package io.matterflow.ownsteps;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
