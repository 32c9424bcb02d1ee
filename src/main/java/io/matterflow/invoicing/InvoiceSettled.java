package io.matterflow.invoicing;

/** Nothing is open on the invoice any more. Published inside the settling transaction. */
public record InvoiceSettled(InvoiceNumber number) {}
