package io.matterflow.invoicing;

/** The client contests something on the invoice. Published in the transaction that notes it. */
public record InvoiceDisputed(InvoiceNumber number) {}
