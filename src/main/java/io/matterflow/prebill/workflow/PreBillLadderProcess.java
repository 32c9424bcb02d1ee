package io.matterflow.prebill.workflow;

import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import io.matterflow.prebill.PreBillId;
import java.time.Instant;

/** The names that {@code bpmn/pre-bill-ladder.bpmn} and this package share. The business key is the pre-bill's id. */
final class PreBillLadderProcess {

  static final String ID = "pre-bill-ladder";
  static final String STEP_DONE = "pre-bill-ladder.step-done";

  static final BusinessKey<PreBillId> PRE_BILL = BusinessKey.of(PreBillId::of);
  static final ProcessVariable<Boolean> SOMEBODY_LEFT = ProcessVariable.flag("somebodyLeft");
  static final ProcessVariable<Instant> REMINDER_DUE_AT = ProcessVariable.instant("reminderDueAt");

  private PreBillLadderProcess() {}
}
