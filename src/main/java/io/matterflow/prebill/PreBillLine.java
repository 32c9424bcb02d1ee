package io.matterflow.prebill;

import io.matterflow.capture.TimeEntry;
import io.matterflow.capture.TimeEntryId;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * A line as it stands on the pre-bill. What was worked never changes; what is billed may: other hours, an amount written
 * down, or held back for a later bill. The internal note never leaves the house.
 */
public record PreBillLine(
    PreBillLineId id,
    int position,
    Optional<TimeEntryId> entry,
    TimekeeperId timekeeper,
    LocalDate workDate,
    LocalDate enteredOn,
    BilledTime worked,
    BilledTime hours,
    Money rate,
    Money writeDown,
    String narrative,
    Optional<String> taskCode,
    Optional<String> activityCode,
    Optional<String> internalNote,
    boolean held) {

  /** An entry that was billed at less than its worth from the start arrives with the difference written down. */
  static PreBillLine of(TimeEntry entry, int position) {
    return new PreBillLine(
        PreBillLineId.next(),
        position,
        Optional.of(entry.id()),
        entry.timekeeper(),
        entry.workDate(),
        entry.enteredOn(),
        entry.hours(),
        entry.hours(),
        entry.rate(),
        entry.hours().at(entry.rate()).minus(entry.amount()),
        entry.narrative(),
        entry.taskCode(),
        entry.activityCode(),
        Optional.empty(),
        false);
  }

  /** Hours times rate, before anything is written down. */
  public Money gross() {
    return hours.at(rate);
  }

  /** What the client pays for this line. */
  public Money amount() {
    return gross().minus(writeDown);
  }

  /** What the work is worth: the hours worked at the rate. */
  public Money worth() {
    return worked.at(rate);
  }

  /** How much less than its worth is billed. */
  public Money writtenDown() {
    return atLeastZero(worth().minus(amount()));
  }

  /** How much more than its worth is billed. */
  public Money writtenUp() {
    return atLeastZero(amount().minus(worth()));
  }

  public boolean isWrittenDown() {
    return writtenDown().isPositive();
  }

  /** Added on the pre-bill by hand; no time entry stands behind it. */
  public boolean isAdded() {
    return entry.isEmpty();
  }

  /** The same work a second time (OCG-13): timekeeper, date, hours and words agree. */
  boolean repeats(PreBillLine earlier) {
    return timekeeper.equals(earlier.timekeeper)
        && workDate.equals(earlier.workDate)
        && hours.equals(earlier.hours)
        && normal(narrative).equals(normal(earlier.narrative));
  }

  PreBillLine with(LineChange change) {
    return new PreBillLine(
        id,
        position,
        entry,
        timekeeper,
        workDate,
        enteredOn,
        worked,
        change.hours().orElse(hours),
        rate,
        change.writeDown().orElse(writeDown),
        change.narrative().orElse(narrative),
        change.taskCode().or(() -> taskCode).filter(code -> !code.isEmpty()),
        change.activityCode().or(() -> activityCode).filter(code -> !code.isEmpty()),
        change.internalNote().or(() -> internalNote).filter(note -> !note.isEmpty()),
        change.hold().orElse(held));
  }

  private static Money atLeastZero(Money difference) {
    return difference.isNegative() ? Money.zero(difference.currency()) : difference;
  }

  private static String normal(String words) {
    return words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").trim();
  }
}
