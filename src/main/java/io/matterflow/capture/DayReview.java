package io.matterflow.capture;

import io.matterflow.kernel.TimekeeperId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A table of one timekeeper's open prompts, put up for the timekeeper or, while a delegation lasts, for the delegate.
 * It owns no prompts: what is open when somebody looks is in it. {@code prompts} is how many there were when it was put
 * up.
 */
public record DayReview(
    DayReviewId id,
    TimekeeperId timekeeper,
    TimekeeperId reviewer,
    Optional<DelegationId> delegation,
    LocalDate day,
    int number,
    int prompts,
    State state,
    Instant since) {

  /** Where a review stands. */
  public enum State {
    OPEN,
    DONE,
    /** The delegation ended or was revoked before the delegate was done. */
    WITHDRAWN
  }

  public boolean isOpen() {
    return state == State.OPEN;
  }

  public boolean isDelegated() {
    return delegation.isPresent();
  }

  DayReview in(State state, Instant since) {
    return new DayReview(id, timekeeper, reviewer, delegation, day, number, prompts, state, since);
  }
}
