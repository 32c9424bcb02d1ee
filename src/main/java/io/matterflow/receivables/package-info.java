/**
 * Receivables: each open invoice is chased until its money has found it.
 *
 * <p>Owns payments, allocations, reminder steps and payment plans, and the processes {@code payment-reminders},
 * {@code payment-intake}, {@code payment-refund}, {@code payment-chargeback} and {@code payment-plan}.
 * Never changes an invoice but by its movements. Imports {@code kernel}, {@code engine}, {@code audit}, {@code rest},
 * {@code directory}, {@code prebill}, {@code invoicing} and the ports {@code messaging} and {@code payments}.
 */
@ApplicationModule(allowedDependencies = {"kernel", "engine", "audit", "rest", "directory", "prebill", "invoicing",
    "messaging", "payments"})
@NullMarked
package io.matterflow.receivables;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
