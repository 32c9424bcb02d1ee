package io.matterflow.trust;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Money;

/** What was drawn from a ledger for an invoice, reversals taken off, and the first row of it in the journal. */
public record FeeDraw(InvoiceNumber invoice, LedgerId ledger, Money amount, long sequence) {}
