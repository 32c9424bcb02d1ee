package io.matterflow.capture;

import io.matterflow.kernel.TimekeeperId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** A timekeeper lets another answer their prompts, from the first day to the last, both included. */
public record Delegation(
    DelegationId id,
    TimekeeperId timekeeper,
    TimekeeperId delegate,
    LocalDate from,
    LocalDate to,
    Instant givenAt,
    Optional<Instant> revokedAt) {

  public boolean isRevoked() {
    return revokedAt.isPresent();
  }

  /** Whether the delegate may answer on this day. */
  public boolean holdsOn(LocalDate day) {
    return !isRevoked() && !day.isBefore(from) && !day.isAfter(to);
  }

  Delegation revoked(Instant at) {
    return new Delegation(id, timekeeper, delegate, from, to, givenAt, Optional.of(at));
  }
}
