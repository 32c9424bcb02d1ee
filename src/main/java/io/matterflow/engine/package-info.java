/**
 * The engine room: process variables, decisions with their record, effects that happen once, tasks that people finish,
 * and the configuration of the embedded engine.
 *
 * <p>Owns the effect and decision rows and everything that is told to Camunda at start-up. Never knows a capability:
 * they implement {@link io.matterflow.engine.TaskDesk} and {@link io.matterflow.engine.BlockedWork}. Imports
 * {@code kernel}, {@code audit} and {@code rest}.
 */
@ApplicationModule(allowedDependencies = {"kernel", "audit", "rest"})
@NullMarked
package io.matterflow.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
