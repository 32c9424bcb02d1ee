package io.matterflow.prebill.workflow;

import static io.matterflow.prebill.workflow.BillingCalendarProcess.LOOK;

import io.matterflow.engine.ModelStep;
import io.matterflow.kernel.Role;
import io.matterflow.prebill.BillingLooks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Announce the cut-off",
    does = "Tells everybody who works on a matter that is about to be billed until when their time counts.",
    owner = Role.BILLING_COORDINATOR,
    nextAction = "Find the cause in the log by this id, mend it, then retry this step; nothing that was done is done "
        + "twice.")
@Component
class AnnounceCutOffs implements JavaDelegate {

  private final BillingLooks looks;

  AnnounceCutOffs(BillingLooks looks) {
    this.looks = looks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    looks.announce(LOOK.from(execution));
  }
}
