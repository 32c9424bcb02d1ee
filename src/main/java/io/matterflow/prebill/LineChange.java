package io.matterflow.prebill;

import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.Money;
import java.util.Optional;

/** What is to be different about a line; what is absent stays. An empty code or note takes the old one away. */
public record LineChange(
    Optional<String> narrative,
    Optional<BilledTime> hours,
    Optional<Money> rate,
    Optional<Money> writeDown,
    Optional<String> taskCode,
    Optional<String> activityCode,
    Optional<String> internalNote,
    Optional<Boolean> hold,
    Optional<String> reason,
    Optional<String> reasonCode) {

  LineChange(
      Optional<String> narrative,
      Optional<BilledTime> hours,
      Optional<Money> writeDown,
      Optional<String> taskCode,
      Optional<String> activityCode,
      Optional<String> internalNote,
      Optional<Boolean> hold,
      Optional<String> reason) {
    this(narrative, hours, Optional.empty(), writeDown, taskCode, activityCode, internalNote, hold, reason,
        Optional.empty());
  }

  private static final LineChange NOTHING = new LineChange(
      Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
      Optional.empty(), Optional.empty());

  static LineChange writingDown(Money amount, Optional<String> reason) {
    return new LineChange(
        Optional.empty(), Optional.empty(), Optional.of(amount), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), reason);
  }

  static LineChange atRate(Money rate, Optional<String> reason) {
    return new LineChange(
        Optional.empty(), Optional.empty(), Optional.of(rate), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), reason, Optional.empty());
  }

  static LineChange holding(Optional<String> reason) {
    return new LineChange(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.of(true), reason);
  }

  /** Nothing is asked for; a reason alone changes nothing. */
  public boolean isEmpty() {
    return new LineChange(
        narrative, hours, rate, writeDown, taskCode, activityCode, internalNote, hold, Optional.empty(),
        Optional.empty())
        .equals(NOTHING);
  }

  Reason why() {
    return new Reason(reasonCode, reason);
  }

  /** Whether somebody must say why: money moves, or a line stays off the bill. */
  boolean needsReason() {
    return hours.isPresent() || rate.isPresent() || writeDown.isPresent() || hold.isPresent();
  }
}
