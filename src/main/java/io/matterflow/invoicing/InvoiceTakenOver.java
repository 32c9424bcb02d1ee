package io.matterflow.invoicing;

import java.time.LocalDate;

/** Something is open on an invoice that was taken over; its balance counts from this day. */
public record InvoiceTakenOver(InvoiceNumber number, LocalDate asOf) {}
