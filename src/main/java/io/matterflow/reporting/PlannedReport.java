package io.matterflow.reporting;

import io.matterflow.engine.EffectKey;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.reporting.WeeklyTable.EmptyWeek;
import io.matterflow.reporting.WeeklyTable.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** The report of one week to one person; the week is named by its Monday. */
record PlannedReport(
    WeeklyReportId id,
    WeeklyKind report,
    TimekeeperId person,
    LocalDate weekOf,
    Instant dueAt,
    Scope scope,
    EmptyWeek emptyWeek,
    State state,
    Optional<LocalDate> asOf) {

  EffectKey key() {
    return EffectKey.of("weekly-report", report, person, weekOf);
  }

  /** PLANNED and MADE are on their way; the others are for good. */
  enum State {
    PLANNED,
    MADE,
    SENT,
    /** There was nothing to tell, or the person is not to be told any more. */
    SKIPPED,
    /** A later one was there before this one left. */
    OVERTAKEN,
    /** The mail system refuses the address. */
    REFUSED
  }
}
