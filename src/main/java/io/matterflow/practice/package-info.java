/**
 * The port to the practice-management system, and its vendors.
 *
 * <p>Owns what a time entry looks like on its way out. Never decides whether one is posted. Imports {@code kernel},
 * {@code engine} and {@code vendors}.
 */
@ApplicationModule(allowedDependencies = {"kernel", "engine", "vendors"})
@NullMarked
package io.matterflow.practice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
