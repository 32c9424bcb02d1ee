package io.matterflow.reporting.workflow;

import static io.matterflow.reporting.workflow.WeeklyRoundProcess.LOOK;

import io.matterflow.engine.ModelStep;
import io.matterflow.reporting.WeeklyReports;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Plan the weekly reports",
    does = "Plans the reports of a week, one for each reader.",
    kind = ModelStep.Kind.RULE)
@Component
class PlanWeeklyReports implements JavaDelegate {

  private final WeeklyReports reports;

  PlanWeeklyReports(WeeklyReports reports) {
    this.reports = reports;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reports.look(LOOK.from(execution));
  }
}
