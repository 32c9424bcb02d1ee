package io.matterflow.capture.workflow;

import static io.matterflow.capture.workflow.PlannedWorkProcess.SIGNAL_ID;

import io.matterflow.capture.PlannedWork;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class TakeUpWork implements JavaDelegate {

  private final PlannedWork planned;

  TakeUpWork(PlannedWork planned) {
    this.planned = planned;
  }

  @Override
  public void execute(DelegateExecution execution) {
    planned.takeUp(SIGNAL_ID.from(execution));
  }
}
