/**
 * Capture: a signal of work becomes a prompt, a prompt becomes a time entry, once.
 *
 * <p>Owns signals, prompts and time entries, and the process {@code time-capture}. Never shows an unapproved activity to
 * anyone but its timekeeper; never bills. Imports {@code kernel}, {@code engine}, {@code audit}, {@code rest},
 * {@code directory} and the port {@code practice}.
 */
@ApplicationModule(allowedDependencies = {"kernel", "engine", "audit", "rest", "directory", "practice"})
@NullMarked
package io.matterflow.capture;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
