package io.matterflow.capture;

import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** A piece of work as far as it takes to tell whether another record may mean the same (decision S1). */
record WorkSpan(
    TimekeeperId timekeeper,
    MatterId matter,
    LocalDate date,
    Optional<String> activityCode,
    Optional<Instant> start,
    Optional<Duration> length) {

  /**
   * The same person, matter and day, the same activity as far as both say, and times that overlap where both have a
   * clock time. Two calls one after the other are two calls.
   */
  boolean mayBe(WorkSpan other) {
    return timekeeper.equals(other.timekeeper)
        && matter.equals(other.matter)
        && date.equals(other.date)
        && sameActivity(other)
        && overlaps(other);
  }

  private boolean sameActivity(WorkSpan other) {
    return activityCode.isEmpty() || other.activityCode.isEmpty() || activityCode.equals(other.activityCode);
  }

  private boolean overlaps(WorkSpan other) {
    if (start.isEmpty() || other.start.isEmpty()) {
      return true;
    }
    return start.equals(other.start)
        || (start.get().isBefore(other.end()) && other.start.get().isBefore(end()));
  }

  private Instant end() {
    var from = start.orElseThrow();
    return length.map(from::plus).orElse(from);
  }
}
