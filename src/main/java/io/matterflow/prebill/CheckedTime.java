package io.matterflow.prebill;

import io.matterflow.capture.EntryGuidelines.EntryUnderCheck;
import io.matterflow.capture.PersonDay;
import io.matterflow.capture.TimeEntryId;
import io.matterflow.capture.TimeValuation.Worth;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Time as guidelines look at it, whether somebody asks before sending it or it stands on a pre-bill. {@code name} is
 * how a person finds it again: the entry's id, or the line's number.
 */
record CheckedTime(
    String name,
    Optional<TimeEntryId> entry,
    MatterId matter,
    TimekeeperId timekeeper,
    LocalDate workDate,
    LocalDate enteredOn,
    BilledTime hours,
    Money rate,
    Optional<BigDecimal> approvedRate,
    Money amount,
    int billedPercent,
    Narrative narrative,
    Optional<String> taskCode,
    Optional<String> activityCode,
    Optional<String> preApproval) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int WHOLE = 100;

  static CheckedTime of(EntryUnderCheck entry, Worth worth) {
    var time = entry.time();
    return new CheckedTime(time.id(), Optional.empty(), time.matter(), time.timekeeper(), time.workDate(),
        time.enteredOn(), time.hours(),
        worth.rate().rate(), time.approval().rate(), worth.billed(time), time.billedPercent(),
        new Narrative(time.narrative()),
        time.taskCode(), time.activityCode(), time.approval().reference());
  }

  static Optional<CheckedTime> of(PreBill preBill, PreBillLine line) {
    return line.time().map(time -> new CheckedTime(String.valueOf(line.position()), time.entry(), preBill.matter(),
        time.timekeeper(), line.workDate(), line.enteredOn(), time.hours(), time.rate(), time.approval().rate(),
        line.amount(), share(line),
        new Narrative(line.narrative()), line.taskCode(), line.activityCode(), time.approval().reference()));
  }

  PersonDay personDay() {
    return new PersonDay(timekeeper, workDate);
  }

  /** What is billed of the hours at the rate of their day, in whole percent. */
  private static int share(PreBillLine line) {
    var gross = line.grossAtItsOwnRate();
    return gross.isPositive()
        ? line.amount().amount().multiply(HUNDRED).divide(gross.amount(), 0, RoundingMode.HALF_UP).intValue()
        : WHOLE;
  }
}
