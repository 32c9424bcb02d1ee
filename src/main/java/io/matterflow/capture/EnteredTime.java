package io.matterflow.capture;

import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.practice.TimeEnteredByHand;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Time that a person entered in another system; its id there is the key. Hours are kept as entered, never rounded. */
public record EnteredTime(
    String system,
    String id,
    MatterId matter,
    TimekeeperId timekeeper,
    LocalDate workDate,
    LocalDate enteredOn,
    BilledTime hours,
    Optional<BigDecimal> customRate,
    int billedPercent,
    boolean billable,
    String narrative,
    Optional<String> taskCode,
    Optional<String> activityCode,
    ClientApproval approval,
    String source,
    Optional<Instant> startedAt) {

  /** As people enter most of their time: without saying when it began or what the client agreed to. */
  public EnteredTime(
      String system,
      String id,
      MatterId matter,
      TimekeeperId timekeeper,
      LocalDate workDate,
      LocalDate enteredOn,
      BilledTime hours,
      Optional<BigDecimal> customRate,
      int billedPercent,
      boolean billable,
      String narrative,
      Optional<String> taskCode,
      Optional<String> activityCode,
      String source) {
    this(system, id, matter, timekeeper, workDate, enteredOn, hours, customRate, billedPercent, billable, narrative,
        taskCode, activityCode, ClientApproval.NONE, source, Optional.empty());
  }

  static EnteredTime of(TimeEnteredByHand told) {
    return new EnteredTime(told.system(), told.id(), told.matter(), told.timekeeper(), told.workDate(),
        told.enteredOn(), told.hours(), Optional.empty(), ApprovedTime.WHOLE, told.billable(), told.narrative(),
        told.taskCode(), told.activityCode(), ClientApproval.NONE, "MANUAL", told.startedAt());
  }

  /** What this says otherwise than the entry that was taken under the same id. */
  List<String> differingFrom(ApprovedTime before) {
    var entry = before.entry();
    var differing = new ArrayList<String>();
    note(differing, "matterId", matter.equals(entry.matter()));
    note(differing, "timekeeperId", timekeeper.equals(entry.timekeeper()));
    note(differing, "workDate", workDate.equals(entry.workDate()));
    note(differing, "hours", hours.hours().compareTo(entry.hours().hours()) == 0);
    note(differing, "narrative", narrative.equals(entry.narrative()));
    note(differing, "taskCode", taskCode.equals(entry.taskCode()));
    note(differing, "activityCode", activityCode.equals(entry.activityCode()));
    note(differing, "billedPercent", billedPercent == before.billedPercent());
    note(differing, "customRate", customRate.filter(rate -> rate.compareTo(entry.rate().amount()) != 0).isEmpty());
    return differing;
  }

  private static void note(List<String> differing, String member, boolean same) {
    if (!same) {
      differing.add(member);
    }
  }

  WorkSpan span() {
    return new WorkSpan(
        timekeeper, matter, workDate, activityCode, startedAt, startedAt.map(start -> hours.duration()));
  }
}
