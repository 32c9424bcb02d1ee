package io.matterflow.receivables.workflow;

import static io.matterflow.receivables.workflow.PaymentPlanProcess.AGREE_PLAN;
import static io.matterflow.receivables.workflow.PaymentPlanProcess.ID;
import static io.matterflow.receivables.workflow.PaymentPlanProcess.INSTALMENT_OVER;
import static io.matterflow.receivables.workflow.PaymentPlanProcess.OVER;
import static io.matterflow.receivables.workflow.PaymentPlanProcess.PLAN_AGREED;

import io.matterflow.engine.Moments;
import io.matterflow.engine.WorkItems;
import io.matterflow.kernel.Actor;
import io.matterflow.receivables.PlanId;
import io.matterflow.receivables.PlanTasks;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

@Component
class OpenPlans implements PlanTasks {

  private final RuntimeService runtime;
  private final WorkItems workItems;
  private final Moments moments;

  OpenPlans(RuntimeService runtime, WorkItems workItems, Moments moments) {
    this.runtime = runtime;
    this.workItems = workItems;
    this.moments = moments;
  }

  @Override
  public void begun(PlanId plan, boolean stands) {
    runtime.startProcessInstanceByKey(ID, plan.toString(), PLAN_AGREED.of(stands));
  }

  @Override
  public void decided(PlanId plan, boolean agreed, Actor by) {
    workItems.complete(ID, AGREE_PLAN, plan.toString(), by, PLAN_AGREED.of(agreed));
  }

  @Override
  public void lookNow(PlanId plan) {
    moments.comeNow(ID, INSTALMENT_OVER, plan.toString());
  }

  @Override
  public void over(PlanId plan) {
    runtime.createMessageCorrelation(OVER).processInstanceBusinessKey(plan.toString()).correlateAll();
  }
}
