package io.matterflow.prebill;

import java.time.Instant;

/** The next look at the billing calendar has its moment. Published inside the transaction that plans it. */
public record BillingLookPlanned(BillingLookId id, Instant dueAt) {}
