package io.matterflow.prebill.workflow;

import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import io.matterflow.prebill.BillingCycleId;
import io.matterflow.prebill.Cycle;
import java.time.LocalDate;

/**
 * The names that {@code bpmn/billing-cycle.bpmn} and this package share. The business key is the billing cycle's id. A
 * system that starts the process through the engine's own interface gives a new id as business key, {@code cycle} and
 * {@code periodEnd}.
 */
final class BillingCycleProcess {

  static final String ID = "billing-cycle";

  static final BusinessKey<BillingCycleId> CYCLE = BusinessKey.of(BillingCycleId::of);
  static final ProcessVariable<Cycle> REQUESTED_CYCLE = ProcessVariable.choice("cycle", Cycle.class);
  static final ProcessVariable<LocalDate> PERIOD_END = ProcessVariable.id("periodEnd", LocalDate::parse);
  static final ProcessVariable<Boolean> MATTERS_LEFT = ProcessVariable.flag("mattersLeft");

  private BillingCycleProcess() {}
}
