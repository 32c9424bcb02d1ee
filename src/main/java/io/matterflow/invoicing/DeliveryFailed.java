package io.matterflow.invoicing;

/** One of a client's people was not reached. Published inside the transaction that notes it. */
public record DeliveryFailed(DeliveryFailureId id, InvoiceNumber number) {}
