package io.matterflow.invoicing;

/** A client's e-billing portal had accepted the invoice and says otherwise now. Published inside the transaction that takes note of it. */
public record AcceptanceTakenBack(InvoiceNumber number) {}
