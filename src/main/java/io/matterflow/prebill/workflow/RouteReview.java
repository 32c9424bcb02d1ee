package io.matterflow.prebill.workflow;

import static io.matterflow.prebill.workflow.PreBillProcess.PRE_BILL;

import io.matterflow.engine.ModelStep;
import io.matterflow.prebill.Approvals;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Route the review",
    does = "Says who reviews a pre-bill, and until when.",
    kind = ModelStep.Kind.RULE)
@Component
class RouteReview implements JavaDelegate {

  private final Approvals approvals;

  RouteReview(Approvals approvals) {
    this.approvals = approvals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    approvals.startReview(PRE_BILL.from(execution));
  }
}
