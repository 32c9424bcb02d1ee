package io.matterflow.invoicing;

/**
 * A client's e-billing portal makes something else of the invoice now. Published inside the transaction that takes note
 * of it.
 */
public record PortalAnswered(InvoiceNumber number) {}
