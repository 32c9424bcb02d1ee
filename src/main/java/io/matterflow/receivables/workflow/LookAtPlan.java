package io.matterflow.receivables.workflow;

import static io.matterflow.receivables.workflow.PaymentPlanProcess.LOOK_AGAIN_AT;
import static io.matterflow.receivables.workflow.PaymentPlanProcess.PLAN;
import static io.matterflow.receivables.workflow.PaymentPlanProcess.PLAN_KEPT;

import io.matterflow.engine.ModelStep;
import io.matterflow.receivables.PlanWatch;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Look at the instalments",
    does = "Reads what was paid of a payment plan, and says whether it is kept and when to look again.",
    sets = {"lookAgainAt", "planKept"},
    keeps = "lookAgainAt")
@Component
class LookAtPlan implements JavaDelegate {

  private final PlanWatch plans;

  LookAtPlan(PlanWatch plans) {
    this.plans = plans;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var next = plans.look(PLAN.from(execution));
    next.ifPresent(moment -> LOOK_AGAIN_AT.set(execution, moment));
    PLAN_KEPT.pass(execution, next.isPresent());
  }
}
