package io.matterflow.invoicing;

/**
 * All that was open was to be drawn from trust, and is not any more. Published inside the transaction that releases it.
 */
public record ReservationEnded(InvoiceNumber number) {}
