/**
 * The port for e-mail and text messages to people, and its vendors.
 *
 * <p>Owns what a message looks like on its way out, what became of it at a connected vendor, which addresses take none,
 * and what is kept back from clients while somebody has paused messages, with the process {@code message-pause}. Never
 * decides who is written to, nor when. Imports {@code kernel}, {@code engine}, {@code audit}, {@code rest},
 * {@code directory} and {@code vendors}.
 */
@ApplicationModule(allowedDependencies = {"kernel", "engine", "audit", "rest", "directory", "vendors"})
@NullMarked
package io.matterflow.messaging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
