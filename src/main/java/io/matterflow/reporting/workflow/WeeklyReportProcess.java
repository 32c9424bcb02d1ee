package io.matterflow.reporting.workflow;

import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import io.matterflow.reporting.WeeklyReportId;

/** The names that {@code bpmn/weekly-report.bpmn} and this package share. */
final class WeeklyReportProcess {

  static final String ID = "weekly-report";

  static final BusinessKey<WeeklyReportId> REPORT = BusinessKey.of(WeeklyReportId::of);
  static final ProcessVariable<Boolean> TELLS = ProcessVariable.flag("tells");

  private WeeklyReportProcess() {}
}
