package io.matterflow.prebill.workflow;

import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import io.matterflow.prebill.BillingLookId;
import java.time.Instant;

/** The names that {@code bpmn/billing-calendar.bpmn} and this package share. The business key is the look's id. */
final class BillingCalendarProcess {

  static final String ID = "billing-calendar";

  static final BusinessKey<BillingLookId> LOOK = BusinessKey.of(BillingLookId::of);
  static final ProcessVariable<Instant> LOOK_DUE_AT = ProcessVariable.instant("lookDueAt");

  private BillingCalendarProcess() {}
}
