/**
 * Pre-bills: what is due is compiled, checked against guidelines, reviewed and approved.
 *
 * <p>Owns billing cycles and pre-bills with their lines, exceptions and history, and the processes
 * {@code billing-cycle} and {@code pre-bill}; and that their tasks stand in the practice system too. Never numbers an
 * invoice, never writes to a client. Imports {@code kernel}, {@code engine}, {@code audit}, {@code rest},
 * {@code directory}, {@code practice}, {@code capture} and {@code notices}.
 */
@ApplicationModule(
    allowedDependencies = {"kernel", "engine", "audit", "rest", "directory", "practice", "capture", "notices"})
@NullMarked
package io.matterflow.prebill;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
