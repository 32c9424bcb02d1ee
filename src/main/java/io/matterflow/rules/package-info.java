/**
 * The firm's rules as they change: what an edited decision table or model may hold, and how a table comes into
 * force.
 *
 * <p>Owns no rows: versions stand in the engine, who released what stands in the trail. Never answers a decision; that is the
 * engine room's work. Imports {@code kernel}, {@code engine}, {@code rest} and
 * {@code audit}.
 */
@ApplicationModule(allowedDependencies = {"kernel", "engine", "audit", "rest"})
@NullMarked
package io.matterflow.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
