package io.matterflow.reporting.workflow;

import static io.matterflow.reporting.workflow.WeeklyReportProcess.REPORT;
import static io.matterflow.reporting.workflow.WeeklyReportProcess.TELLS;

import io.matterflow.reporting.WeeklyReports;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Makes the report, and hands to the gateway whether there is anything to tell. */
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
