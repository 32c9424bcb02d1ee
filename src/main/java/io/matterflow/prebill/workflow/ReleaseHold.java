package io.matterflow.prebill.workflow;

import static io.matterflow.prebill.workflow.BillingHoldProcess.HOLD;

import io.matterflow.engine.ModelStep;
import io.matterflow.prebill.BillingHolds;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Release the billing hold",
    does = "Ends a hold, so that the next run bills what was held back.")
@Component
class ReleaseHold implements JavaDelegate {

  private final BillingHolds holds;

  ReleaseHold(BillingHolds holds) {
    this.holds = holds;
  }

  @Override
  public void execute(DelegateExecution execution) {
    holds.release(HOLD.from(execution));
  }
}
