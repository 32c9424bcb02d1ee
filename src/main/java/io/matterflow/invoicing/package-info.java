/**
 * Invoices: an approved pre-bill is numbered, rendered and delivered.
 *
 * <p>Owns invoices, their documents and their open, disputed and reserved amounts as append-only movements, and the
 * process {@code invoice-delivery}. Never decides what money is allocated. Imports {@code kernel}, {@code engine},
 * {@code audit}, {@code rest}, {@code directory}, {@code prebill}, the format {@code ledes} and the ports
 * {@code messaging}, {@code payments} and {@code practice}.
 */
@ApplicationModule(allowedDependencies = {
  "kernel", "engine", "audit", "rest", "directory", "prebill", "ledes", "messaging", "payments", "practice"
})
@NullMarked
package io.matterflow.invoicing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
