package io.matterflow.prebill;

import java.time.Instant;

/** The bills of a matter are kept back until that moment. Published inside the transaction that keeps the hold. */
public record BillingHoldPlaced(BillingHoldId id, Instant endsAt) {}
