package io.matterflow.receivables;

/** Something new was told of a payment, and stored. Published inside the transaction that stores it. */
public record PaymentTold(PaymentId payment) {}
