package io.matterflow.reporting;

import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Upshot;
import java.time.DayOfWeek;
import java.time.LocalTime;

/** Who gets which report every week: the decision {@code weekly-reports}. */
final class WeeklyTable {

  static final DecisionTable<Facts, Row> TABLE = DecisionTable.of("weekly-reports", Facts.class, Row.class)
      .whichMeans(row -> Upshot.MESSAGE);

  private WeeklyTable() {}

  /** A person, as the table may tell them from others. */
  record Facts(WeeklyKind report, String person, String classification, boolean signsBills, boolean readsAll) {}

  /** When and about what; {@code at} is a time of day such as 07:00. */
  record Row(DayOfWeek weekday, LocalTime at, Scope scope, EmptyWeek emptyWeek) {}

  /** About the whole firm, or the matters whose bills the person signs. */
  enum Scope {
    FIRM,
    OWN
  }

  /** What becomes of a report in which there is nothing. */
  enum EmptyWeek {
    SEND,
    SKIP
  }
}
