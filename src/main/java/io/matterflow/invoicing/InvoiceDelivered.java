package io.matterflow.invoicing;

import java.time.LocalDate;

/** The client has the invoice; its reminder clock may start. Published inside the delivering transaction. */
public record InvoiceDelivered(InvoiceNumber number, LocalDate deliveredOn, Invoice.DeliveredBy by) {}
