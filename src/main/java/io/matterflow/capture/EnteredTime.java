package io.matterflow.capture;

import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.practice.TimeEnteredByHand;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
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

  WorkSpan span() {
    return new WorkSpan(
        timekeeper, matter, workDate, activityCode, startedAt, startedAt.map(start -> hours.duration()));
  }
}
