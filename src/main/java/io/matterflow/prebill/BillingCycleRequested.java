package io.matterflow.prebill;

/** Somebody asked for a billing run. Published inside the requesting transaction. */
public record BillingCycleRequested(BillingCycleId id) {}
