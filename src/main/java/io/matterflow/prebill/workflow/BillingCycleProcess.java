package io.matterflow.prebill.workflow;

import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import io.matterflow.prebill.BillingCycleId;

/** The names that {@code bpmn/billing-cycle.bpmn} and this package share. The business key is the billing cycle's id. */
final class BillingCycleProcess {

  static final String ID = "billing-cycle";

  static final BusinessKey<BillingCycleId> CYCLE = BusinessKey.of(BillingCycleId::of);
  static final ProcessVariable<Boolean> MATTERS_LEFT = ProcessVariable.flag("mattersLeft");

  private BillingCycleProcess() {}
}
