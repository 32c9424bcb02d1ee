package io.matterflow.invoicing;

import io.matterflow.kernel.Money;

/**
 * More of the invoice is reserved for a draw from trust than is open and undisputed now: a payment, a credit or a
 * dispute came first. Whoever reserved it lowers that to what may be drawn, inside the transaction that publishes this.
 */
public record ReservationOvertaken(InvoiceNumber number, Money drawable) {}
