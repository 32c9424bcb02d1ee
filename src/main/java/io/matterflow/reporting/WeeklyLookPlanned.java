package io.matterflow.reporting;

import java.time.Instant;

/** The next look at who gets a report. Published inside the transaction that plans it. */
public record WeeklyLookPlanned(WeeklyLookId id, Instant dueAt) {}
