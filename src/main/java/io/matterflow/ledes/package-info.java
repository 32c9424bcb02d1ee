/**
 * LEDES 1998B, the file in which clients' e-billing portals take invoices: read, written and validated.
 *
 * <p>Owns the 24 fields, the rules (LV-…) and the UTBMS code sets. Never knows an invoice of ours, a client or a
 * database: whoever has an invoice says it in the words of {@link io.matterflow.ledes.LedesInvoice}. Imports
 * {@code kernel} and {@code rest}.
 */
@ApplicationModule(allowedDependencies = {"kernel", "rest"})
@NullMarked
package io.matterflow.ledes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
