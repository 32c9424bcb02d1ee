package io.matterflow.prebill.workflow;

import static io.matterflow.prebill.workflow.BillingCalendarProcess.LOOK;

import io.matterflow.engine.ModelStep;
import io.matterflow.kernel.Role;
import io.matterflow.prebill.BillingLooks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Tell of quiet matters",
    does = "Tells whoever answers for matters that have had no approved time since their cycle opened.",
    owner = Role.BILLING_COORDINATOR,
    nextAction = "Find the cause in the log by this id, mend it, then retry this step; nothing that was done is done "
        + "twice.")
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
