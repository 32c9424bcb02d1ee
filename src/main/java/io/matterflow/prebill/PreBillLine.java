package io.matterflow.prebill;

import io.matterflow.capture.Expense;
import io.matterflow.capture.TimeEntry;
import io.matterflow.capture.TimeEntryId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.prebill.Charge.Cost;
import io.matterflow.prebill.Charge.Fee;
import io.matterflow.prebill.Charge.Time;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/**
 * A line as it stands on the pre-bill. What it charges for keeps what it is worth untouched; what is billed may differ:
 * other hours, another rate, an amount written down, or held back for a later bill. The internal note never leaves the
 * house.
 */
public record PreBillLine(
    PreBillLineId id,
    int position,
    Charge charge,
    LocalDate workDate,
    LocalDate enteredOn,
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
        Time.of(entry),
        entry.workDate(),
        entry.enteredOn(),
        entry.hours().at(entry.rate()).minus(entry.amount()),
        entry.narrative(),
        entry.taskCode(),
        entry.activityCode(),
        Optional.empty(),
        false);
  }

  /** The same line for the first part of its entry. */
  PreBillLine shortenedTo(TimeEntry part) {
    var rest = of(part, position);
    return new PreBillLine(id, position, rest.charge, workDate, enteredOn, rest.writeDown, narrative, taskCode,
        activityCode,
        internalNote, held);
  }

  /** The same charge under the codes of another line of the same work, in these words. */
  PreBillLine like(PreBillLine other, String words) {
    return new PreBillLine(id, position, charge, workDate, enteredOn, writeDown, words, other.taskCode,
        other.activityCode,
        internalNote, other.held);
  }

  static PreBillLine of(Expense expense, int position) {
    return untouched(Cost.of(expense), position, expense.date(), expense.narrative());
  }

  static PreBillLine of(FixedFee fee, int position) {
    return untouched(Fee.of(fee), position, fee.date(), fee.label());
  }

  private static PreBillLine untouched(Charge charge, int position, LocalDate date, String narrative) {
    return new PreBillLine(PreBillLineId.next(), position, charge, date, date, Money.zero(charge.gross().currency()),
        narrative, Optional.empty(), Optional.empty(), Optional.empty(), false);
  }

  public Charge.Kind kind() {
    return charge.kind();
  }

  /** The work that the line charges for, if it is a line of time. */
  public Optional<Time> time() {
    return charge instanceof Time time ? Optional.of(time) : Optional.empty();
  }

  /** The cost that the line charges for, if it is a line of a cost. */
  public Optional<Cost> cost() {
    return charge instanceof Cost cost ? Optional.of(cost) : Optional.empty();
  }

  /** The agreed sum that the line charges for, if it is a line of a fee. */
  public Optional<Fee> fee() {
    return charge instanceof Fee fee ? Optional.of(fee) : Optional.empty();
  }

  public Optional<TimeEntryId> entry() {
    return time().flatMap(Time::entry);
  }

  /** Whose work it is; a cost and a fee are nobody's. */
  public Optional<TimekeeperId> timekeeper() {
    return time().map(Time::timekeeper);
  }

  public Currency currency() {
    return writeDown.currency();
  }

  /** What is charged for, before anything is written down. */
  public Money gross() {
    return charge.gross();
  }

  /** What the billed hours come to at the rate of their day; for what is no time, what is charged for. */
  Money grossAtItsOwnRate() {
    return time().map(time -> time.hours().at(time.resolvedRate())).orElseGet(this::gross);
  }

  /** What the client pays for this line. */
  public Money amount() {
    return gross().minus(writeDown);
  }

  /** What it is worth untouched: the hours worked at the rate of their day, the whole cost, the whole fee. */
  public Money worth() {
    return charge.worth();
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
    return time().filter(time -> time.entry().isEmpty()).isPresent();
  }

  PreBillLine with(LineChange change) {
    return new PreBillLine(
        id,
        position,
        billedAs(change),
        workDate,
        enteredOn,
        change.writeDown().orElse(writeDown),
        change.narrative().orElse(narrative),
        change.taskCode().or(() -> taskCode).filter(code -> !code.isEmpty()),
        change.activityCode().or(() -> activityCode).filter(code -> !code.isEmpty()),
        change.internalNote().or(() -> internalNote).filter(note -> !note.isEmpty()),
        change.hold().orElse(held));
  }

  PreBillLine at(int otherPosition) {
    return new PreBillLine(id, otherPosition, charge, workDate, enteredOn, writeDown, narrative, taskCode, activityCode,
        internalNote, held);
  }

  private Charge billedAs(LineChange change) {
    return time().<Charge>map(time -> time.billedAs(
        change.hours().orElse(time.hours()), change.rate().orElse(time.rate()))).orElse(charge);
  }

  private static Money atLeastZero(Money difference) {
    return difference.isNegative() ? Money.zero(difference.currency()) : difference;
  }
}
