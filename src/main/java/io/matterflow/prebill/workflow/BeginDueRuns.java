package io.matterflow.prebill.workflow;

import static io.matterflow.prebill.workflow.BillingCalendarProcess.LOOK;

import io.matterflow.prebill.BillingLooks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class BeginDueRuns implements JavaDelegate {

  private final BillingLooks looks;

  BeginDueRuns(BillingLooks looks) {
    this.looks = looks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    looks.begin(LOOK.from(execution));
  }
}
