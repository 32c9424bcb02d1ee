package io.matterflow.invoicing;

/** An invoice is to go to its client's e-billing portal. Published inside the transaction that decides so. */
public record PortalDeliveryBegun(InvoiceNumber number, int request) {}
