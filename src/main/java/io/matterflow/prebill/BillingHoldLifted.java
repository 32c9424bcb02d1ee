package io.matterflow.prebill;

/** Somebody has ended a hold before its last day. Published inside the transaction that ends it. */
public record BillingHoldLifted(BillingHoldId id) {}
