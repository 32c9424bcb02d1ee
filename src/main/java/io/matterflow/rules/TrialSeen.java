package io.matterflow.rules;

import io.matterflow.kernel.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Somebody has looked at a trial of an edited text over these days; the digest is that of the report, the summary its
 * first line.
 */
public record TrialSeen(
    UUID id,
    UserId person,
    Instant at,
    LocalDate from,
    LocalDate to,
    String reportDigest,
    String summary) {}
