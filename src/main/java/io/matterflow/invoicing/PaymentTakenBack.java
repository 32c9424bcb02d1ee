package io.matterflow.invoicing;

import io.matterflow.kernel.Money;

/**
 * So much of what payments had settled of the invoice is open again. Published inside the transaction that takes it
 * back.
 */
public record PaymentTakenBack(InvoiceNumber number, Money amount) {}
