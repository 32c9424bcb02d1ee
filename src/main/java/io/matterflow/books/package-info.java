/**
 * The operating books: a journal in double entry of what happens to invoices and payments, and its way to the
 * accounting system.
 *
 * <p>Owns the journal, what of it was posted or rebooked there, how it differs from the accounting system's, and the
 * process {@code accounting-post}. Never changes an invoice or a payment, and never holds trust money. Imports
 * {@code kernel}, {@code engine}, {@code audit}, {@code rest}, {@code rules}, {@code directory}, {@code invoicing},
 * {@code receivables}, {@code trust} and the port {@code accounting}.
 */
@ApplicationModule(allowedDependencies = {
  "kernel", "engine", "audit", "rest", "rules", "directory", "invoicing", "receivables", "trust", "accounting"
})
@NullMarked
package io.matterflow.books;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
