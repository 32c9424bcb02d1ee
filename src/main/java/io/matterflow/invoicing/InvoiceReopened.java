package io.matterflow.invoicing;

/**
 * Something is open again on an invoice that was settled. Published inside the transaction that takes the money back.
 */
public record InvoiceReopened(InvoiceNumber number) {}
