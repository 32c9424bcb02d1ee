package io.matterflow.trust.workflow;

import static io.matterflow.trust.workflow.TrustReconciliationProcess.CLOSE;

import io.matterflow.trust.Closes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

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
