package io.matterflow.prebill.workflow;

import static io.matterflow.prebill.workflow.BillingCalendarProcess.LOOK;

import io.matterflow.engine.ModelStep;
import io.matterflow.prebill.BillingLooks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Plan the next look at the calendar",
    does = "Plans when the billing calendar is looked at next.")
@Component
class PlanNextLook implements JavaDelegate {

  private final BillingLooks looks;

  PlanNextLook(BillingLooks looks) {
    this.looks = looks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    looks.planNext(LOOK.from(execution));
  }
}
