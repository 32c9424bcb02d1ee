package io.matterflow.capture.workflow;

import static io.matterflow.capture.workflow.PlannedWorkProcess.SIGNAL_ID;

import io.matterflow.capture.PlannedWork;
import io.matterflow.engine.ModelStep;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Take up planned work",
    does = "Takes a meeting that has ended up like any other work.",
    nextAction = "Find the cause in the log by this id, mend it, then try the step again; nothing that was done is "
        + "done twice.")
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
