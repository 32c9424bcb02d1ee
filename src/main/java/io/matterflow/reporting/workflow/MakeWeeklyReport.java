package io.matterflow.reporting.workflow;

import static io.matterflow.reporting.workflow.WeeklyReportProcess.REPORT;
import static io.matterflow.reporting.workflow.WeeklyReportProcess.TELLS;

import io.matterflow.engine.ModelStep;
import io.matterflow.reporting.WeeklyReports;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Makes the report, and hands to the gateway whether there is anything to tell. */
@ModelStep(
    name = "Make the weekly report",
    does = "Makes a report of what its reader may read, and says whether there is anything to tell.",
    sets = "tells",
    nextAction = "Find the cause in the log by this id, mend it, then try the step again.")
@Component
class MakeWeeklyReport implements JavaDelegate {

  private final WeeklyReports reports;

  MakeWeeklyReport(WeeklyReports reports) {
    this.reports = reports;
  }

  @Override
  public void execute(DelegateExecution execution) {
    TELLS.pass(execution, reports.make(REPORT.from(execution)));
  }
}
