/**
 * Notices: what the house tells its own people, each message with the one next action.
 *
 * <p>Owns reminders, digests and nudges to users of the product, how each wants to be told, and the process
 * {@code personal-notice}. Never writes to a client. Imports {@code kernel}, {@code engine}, {@code audit},
 * {@code directory}, {@code rules} and the port {@code messaging}; what there is to tell comes through {@link
 * io.matterflow.notices.NoticeSource}.
 */
@ApplicationModule(allowedDependencies = {"kernel", "engine", "audit", "directory", "rules", "messaging"})
@NullMarked
package io.matterflow.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
