package io.matterflow.trust.workflow;

import io.matterflow.engine.ModelStep;
import io.matterflow.trust.Closes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Begin due reconciliations",
    does = "Begins the reconciliation of each trust account for its newest period that is over, once.",
    nextAction = "Find the cause in the log by this id, mend it, then try the step again; no period begins twice.")
@Component
class BeginReconciliations implements JavaDelegate {

  private final Closes closes;

  BeginReconciliations(Closes closes) {
    this.closes = closes;
  }

  @Override
  public void execute(DelegateExecution execution) {
    closes.beginDue();
  }
}
