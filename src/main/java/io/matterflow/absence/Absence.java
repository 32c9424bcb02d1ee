package io.matterflow.absence;

import io.matterflow.kernel.TimekeeperId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Somebody is away from the first day to the last, both included; without a last day they have left. */
public record Absence(
    AbsenceId id,
    TimekeeperId person,
    Optional<TimekeeperId> substitute,
    LocalDate from,
    Optional<LocalDate> to,
    Optional<Instant> endedAt) {

  public boolean isOver() {
    return endedAt.isPresent();
  }

  /** Whether the person has left for good. */
  public boolean isForGood() {
    return to.isEmpty();
  }

  boolean holdsOn(LocalDate day) {
    return !isOver() && !day.isBefore(from) && to.filter(day::isAfter).isEmpty();
  }

  /** Whether any day is in both. */
  boolean overlaps(LocalDate first, Optional<LocalDate> last) {
    return last.filter(from::isAfter).isEmpty() && to.filter(first::isAfter).isEmpty();
  }

  /** As it came to be: it ended on this day. */
  Absence until(LocalDate day) {
    return new Absence(id, person, substitute, from, Optional.of(day), endedAt);
  }

  Absence substitutedBy(TimekeeperId somebody) {
    return new Absence(id, person, Optional.of(somebody), from, to, endedAt);
  }
}
