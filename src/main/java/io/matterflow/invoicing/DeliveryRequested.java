package io.matterflow.invoicing;

/** An invoice is to be delivered. Published inside the transaction that stored the request. */
public record DeliveryRequested(InvoiceNumber number, int request) {}
