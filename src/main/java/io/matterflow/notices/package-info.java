/**
 * Notices: what the house tells its own people, each message with the one next action.
 *
 * <p>Owns reminders and escalations to users of the product. Never writes to a client. Imports {@code kernel},
 * {@code engine}, {@code directory} and the port {@code messaging}.
 */
@ApplicationModule(allowedDependencies = {"kernel", "engine", "directory", "messaging"})
@NullMarked
package io.matterflow.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
