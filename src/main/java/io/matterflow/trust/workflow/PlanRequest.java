package io.matterflow.trust.workflow;

import static io.matterflow.trust.workflow.TrustReplenishmentProcess.REQUEST;
import static io.matterflow.trust.workflow.TrustReplenishmentProcess.REQUEST_DUE_AT;

import io.matterflow.engine.ModelStep;
import io.matterflow.trust.Replenishment;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Plan the next letter about a retainer",
    does = "Says when the next letter that asks for money into trust is due.",
    kind = ModelStep.Kind.RULE,
    sets = "requestDueAt",
    keeps = "requestDueAt")
@Component
class PlanRequest implements JavaDelegate {

  private final Replenishment replenishment;

  PlanRequest(Replenishment replenishment) {
    this.replenishment = replenishment;
  }

  @Override
  public void execute(DelegateExecution execution) {
    REQUEST_DUE_AT.set(execution, replenishment.nextAt(REQUEST.from(execution)));
  }
}
