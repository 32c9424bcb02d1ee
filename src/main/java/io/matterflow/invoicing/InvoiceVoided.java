package io.matterflow.invoicing;

/**
 * The invoice does not count: these parts of it, all that no credit had taken before, are asked for no more. Published
 * in the transaction that takes them off, followed by {@link InvoiceSettled}.
 */
public record InvoiceVoided(InvoiceNumber number, String reference, InvoiceParts parts) {}
