package io.matterflow.prebill.workflow;

import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import io.matterflow.prebill.BillingHoldId;
import java.time.Instant;

/** The names that {@code bpmn/billing-hold.bpmn} and this package share. The business key is the hold's id. */
final class BillingHoldProcess {

  static final String ID = "billing-hold";
  static final String LIFTED = "billing-hold.lifted";

  static final BusinessKey<BillingHoldId> HOLD = BusinessKey.of(BillingHoldId::of);
  static final ProcessVariable<Instant> HOLD_ENDS_AT = ProcessVariable.instant("holdEndsAt");

  private BillingHoldProcess() {}
}
