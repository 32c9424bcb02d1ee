package io.matterflow.trust.workflow;

import io.matterflow.trust.Closes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

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
