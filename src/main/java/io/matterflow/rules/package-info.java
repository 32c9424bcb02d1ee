/**
 * The firm's rules as they change: what an edited decision table may hold, and how it comes into force.
 *
 * <p>Owns no rows: versions stand in the engine, who released what stands in the trail. Never answers a decision; that is the
 * engine room's work. Imports {@code kernel}, {@code engine} and {@code audit}.
 */
@ApplicationModule(allowedDependencies = {"kernel", "engine", "audit"})
@NullMarked
package io.matterflow.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
