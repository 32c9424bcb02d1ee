package io.matterflow.prebill.workflow;

import static io.matterflow.prebill.workflow.PreBillProcess.PRE_BILL;

import io.matterflow.engine.ModelStep;
import io.matterflow.prebill.Approvals;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Route the approval",
    does = "Says whose signature a pre-bill needs next.",
    kind = ModelStep.Kind.RULE)
@Component
class RouteApproval implements JavaDelegate {

  private final Approvals approvals;

  RouteApproval(Approvals approvals) {
    this.approvals = approvals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    approvals.askForSignature(PRE_BILL.from(execution));
  }
}
