package io.matterflow.prebill.workflow;

import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import io.matterflow.prebill.BillingMarkId;

/** The names that {@code bpmn/billing-mark.bpmn} and this package share. The business key is the mark's id. */
final class BillingMarkProcess {

  static final String ID = "billing-mark";
  static final String MARK_BILLED = "markBilled";

  static final BusinessKey<BillingMarkId> MARK = BusinessKey.of(BillingMarkId::of);
  static final ProcessVariable<Boolean> TAKES_MARKS = ProcessVariable.flag("takesMarks");

  private BillingMarkProcess() {}
}
