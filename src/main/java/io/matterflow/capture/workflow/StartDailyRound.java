package io.matterflow.capture.workflow;

import io.matterflow.capture.DailyRoundPlanned;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Each round is a case of its own, which waits for its hour. */
@Component
class StartDailyRound {

  private final RuntimeService runtime;

  StartDailyRound(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @EventListener
  void on(DailyRoundPlanned planned) {
    runtime.startProcessInstanceByKey(
        DailyRoundProcess.ID, planned.id().toString(), DailyRoundProcess.ROUND_DUE_AT.passing(planned.dueAt()));
  }
}
