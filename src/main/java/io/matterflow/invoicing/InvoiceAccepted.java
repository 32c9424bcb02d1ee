package io.matterflow.invoicing;

import java.time.LocalDate;

/** A client's e-billing portal has accepted the invoice. Published inside the transaction that takes note of it. */
public record InvoiceAccepted(InvoiceNumber number, LocalDate acceptedOn) {}
