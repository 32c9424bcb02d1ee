package io.matterflow.capture.workflow;

import io.matterflow.capture.WorkPlanned;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Each meeting waits in a case of its own until it is over; a meeting that was moved waits in another one. */
@Component
class StartPlannedWork {

  private final RuntimeService runtime;

  StartPlannedWork(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @EventListener
  void on(WorkPlanned planned) {
    runtime.startProcessInstanceByKey(
        PlannedWorkProcess.ID, planned.signal().toString(), PlannedWorkProcess.OVER_AT.passing(planned.overAt()));
  }
}
