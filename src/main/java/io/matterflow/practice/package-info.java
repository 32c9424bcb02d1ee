/**
 * The port to the practice-management system, and its vendors.
 *
 * <p>Owns what a time entry and a task look like on their way out, and what a vendor tells of people, matters and work.
 * Never decides whether an entry is posted; never bills. Imports {@code kernel}, {@code engine}, {@code rest},
 * {@code vendors} and {@code directory}, which a vendor fills.
 */
@ApplicationModule(allowedDependencies = {"kernel", "engine", "rest", "vendors", "directory"})
@NullMarked
package io.matterflow.practice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
