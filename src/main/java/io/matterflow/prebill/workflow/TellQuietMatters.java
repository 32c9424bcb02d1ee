package io.matterflow.prebill.workflow;

import static io.matterflow.prebill.workflow.BillingCalendarProcess.LOOK;

import io.matterflow.prebill.BillingLooks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class TellQuietMatters implements JavaDelegate {

  private final BillingLooks looks;

  TellQuietMatters(BillingLooks looks) {
    this.looks = looks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    looks.tellOfQuietMatters(LOOK.from(execution));
  }
}
