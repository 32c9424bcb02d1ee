package io.matterflow.receivables.workflow;

import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import io.matterflow.receivables.PlanId;
import java.time.Instant;

/** The names that {@code bpmn/payment-plan.bpmn} and this package share. */
final class PaymentPlanProcess {

  static final String ID = "payment-plan";
  static final String OVER = "payment-plan.over";
  static final String AGREE_PLAN = "agreePlan";
  static final String INSTALMENT_OVER = "instalmentOver";

  static final BusinessKey<PlanId> PLAN = BusinessKey.of(PlanId::of);
  static final ProcessVariable<Boolean> PLAN_AGREED = ProcessVariable.flag("planAgreed");
  static final ProcessVariable<Boolean> PLAN_KEPT = ProcessVariable.flag("planKept");
  static final ProcessVariable<Instant> LOOK_AGAIN_AT = ProcessVariable.instant("lookAgainAt");

  private PaymentPlanProcess() {}
}
