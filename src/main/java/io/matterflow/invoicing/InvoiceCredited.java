package io.matterflow.invoicing;

/** Less is asked for: a credit of these parts, under the reference of its movement. Published in its transaction. */
public record InvoiceCredited(InvoiceNumber number, String reference, InvoiceParts parts) {}
