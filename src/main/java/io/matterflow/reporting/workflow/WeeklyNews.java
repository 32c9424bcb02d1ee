package io.matterflow.reporting.workflow;

import io.matterflow.reporting.WeeklyLookPlanned;
import io.matterflow.reporting.WeeklyReportPlanned;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Each look is a case that waits for its moment, and each report one of its own. */
@Component
class WeeklyNews {

  private final RuntimeService runtime;

  WeeklyNews(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @EventListener
  void on(WeeklyLookPlanned planned) {
    runtime.startProcessInstanceByKey(
        WeeklyRoundProcess.ID, planned.id().toString(), WeeklyRoundProcess.LOOK_DUE_AT.passing(planned.dueAt()));
  }

  @EventListener
  void on(WeeklyReportPlanned planned) {
    runtime.startProcessInstanceByKey(WeeklyReportProcess.ID, planned.id().toString());
  }
}
