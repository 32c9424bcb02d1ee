package io.matterflow.invoicing;

/** These parts are given up as uncollectible, under the reference of the movement. Published in its transaction. */
public record InvoiceWrittenOff(InvoiceNumber number, String reference, InvoiceParts parts) {}
