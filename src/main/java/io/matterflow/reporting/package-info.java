/**
 * Reporting: what the firm's figures come to as of a day, for whom they are, and the weekly report to the partners.
 *
 * <p>Owns no business data: each figure is added up from the journals of other modules when it is asked for. Owns the
 * processes {@code client-statement}, {@code weekly-round} and {@code weekly-report}. Never changes anything outside.
 * Imports {@code kernel}, {@code engine}, {@code audit}, {@code rest}, {@code directory}, {@code prebill},
 * {@code invoicing}, {@code receivables}, {@code trust} and the port {@code messaging}.
 */
@ApplicationModule(allowedDependencies = {
  "kernel", "engine", "audit", "rest", "directory", "prebill", "invoicing", "receivables", "trust", "messaging"
})
@NullMarked
package io.matterflow.reporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
