package io.matterflow.invoicing;

/**
 * These parts of what was written off are asked for again, since they are being paid. Published in that transaction.
 */
public record WriteOffReinstated(InvoiceNumber number, String reference, InvoiceParts parts) {}
