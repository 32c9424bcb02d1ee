/**
 * Capture: a signal of work becomes a prompt, a prompt becomes a time entry, once.
 *
 * <p>Owns signals, prompts and time entries, and the processes {@code time-capture}, {@code day-review} and
 * {@code daily-round}. Never shows an unapproved activity to
 * anyone but its timekeeper; never bills. Imports {@code kernel}, {@code engine}, {@code audit}, {@code rest},
 * {@code rules}, {@code directory}, {@code notices} and the port {@code practice}.
 */
@ApplicationModule(allowedDependencies = {
  "kernel", "engine", "audit", "rest", "rules", "directory", "practice", "notices"
})
@NullMarked
package io.matterflow.capture;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
