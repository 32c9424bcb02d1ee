package io.matterflow.capture;

import java.time.Instant;

/** The next round waits for its hour. Published inside the transaction that plans it. */
public record DailyRoundPlanned(DailyRoundId id, Instant dueAt) {}
