package io.matterflow.trust.workflow;

import static io.matterflow.trust.workflow.TrustReconciliationProcess.CLOSE;

import io.matterflow.engine.ModelStep;
import io.matterflow.trust.Closes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Bring a late reconciliation before the lawyers",
    does = "Puts a reconciliation that is late on the lawyers' lists too.")
@Component
class WarnOfReconciliation implements JavaDelegate {

  private final Closes closes;

  WarnOfReconciliation(Closes closes) {
    this.closes = closes;
  }

  @Override
  public void execute(DelegateExecution execution) {
    closes.warn(CLOSE.from(execution));
  }
}
