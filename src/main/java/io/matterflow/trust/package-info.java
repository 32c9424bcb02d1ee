/**
 * Trust: money that belongs to clients, kept apart on one account for all and on a ledger for each matter.
 *
 * <p>Owns the trust accounts, their journal in double entry, the authority to draw, deposits, drawdowns,
 * reconciliations. Never posts a debit of its own accord that no lawyer has authorized, and never touches the firm's
 * own money. Imports {@code kernel}, {@code engine}, {@code audit}, {@code rules}, {@code rest}, {@code directory},
 * {@code prebill}, {@code invoicing}, {@code notices} and the ports {@code payments} and {@code messaging}.
 */
@ApplicationModule(allowedDependencies = {
  "kernel", "engine", "audit", "rules", "rest", "directory", "prebill", "invoicing", "payments", "messaging", "notices"
})
@NullMarked
package io.matterflow.trust;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
