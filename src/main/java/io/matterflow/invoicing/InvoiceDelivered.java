package io.matterflow.invoicing;

import java.time.LocalDate;

/**
 * The client has the invoice since that day; its reminder clock may start, anew where an earlier delivery had come
 * back. Published inside the delivering transaction.
 */
public record InvoiceDelivered(InvoiceNumber number, LocalDate deliveredOn, Invoice.DeliveredBy by) {}
