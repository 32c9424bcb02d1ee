/**
 * The trail: who did what, when, with what before and after, append-only and hash-chained per aggregate.
 *
 * <p>Owns audit rows, the erasable texts beside them, and the checkpoints that seal all chains. Never changes or
 * deletes a row, never decides anything. Imports {@code kernel} and {@code rest}.
 */
@ApplicationModule(allowedDependencies = {"kernel", "rest"})
@NullMarked
package io.matterflow.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
