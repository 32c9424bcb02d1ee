/**
 * Absences: who is away from when to when, and who does their work.
 *
 * <p>Owns absences and the process {@code absence}. Their prompts are answered by the delegation that capture keeps;
 * roles on matters and open tasks move to the substitute and back; authority over trust money never moves. Imports
 * {@code kernel}, {@code engine}, {@code audit}, {@code rest}, {@code directory}, {@code capture} and, for news of
 * logins, {@code access}.
 */
@ApplicationModule(allowedDependencies = {"kernel", "engine", "audit", "rest", "directory", "capture", "access"})
@NullMarked
package io.matterflow.absence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
