package io.matterflow.prebill;

import io.matterflow.kernel.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** One run of a billing cycle over a period. */
public record BillingRun(
    BillingCycleId id,
    Cycle cycle,
    LocalDate periodEnd,
    State state,
    UserId requestedBy,
    Instant requestedAt,
    Optional<Instant> completedAt) {

  /** How far a run has come. */
  public enum State {
    /** Asked for, and not yet a process. */
    REQUESTED,
    /** Looking at the matters. */
    STARTED,
    COMPILING,
    COMPLETED
  }
}
