package io.matterflow.invoicing;

/**
 * Nobody to whom the invoice went has it: it is not delivered until it is sent again. Published inside the transaction
 * that learns of it.
 */
public record InvoiceCameBack(InvoiceNumber number) {}
