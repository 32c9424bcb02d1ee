package io.matterflow.prebill;

import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** The bills of a matter are kept back: why, by whom, and through which day. */
public record BillingHold(
    BillingHoldId id,
    MatterId matter,
    String reason,
    LocalDate until,
    UserId placedBy,
    Instant placedAt,
    Optional<Instant> releasedAt) {

  public boolean isOpen() {
    return releasedAt.isEmpty();
  }
}
