package io.matterflow.trust;

import java.time.Instant;

/** The next look at the trust accounts. Published inside the transaction that plans it. */
public record TrustLookPlanned(TrustLookId id, Instant dueAt) {}
