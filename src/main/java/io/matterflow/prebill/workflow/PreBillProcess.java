package io.matterflow.prebill.workflow;

import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import io.matterflow.engine.TaskDesk.TaskAtHand;
import io.matterflow.prebill.PreBillId;
import java.time.Instant;

/** The names that {@code bpmn/pre-bill.bpmn} and this package share. The business key is the pre-bill's id. */
final class PreBillProcess {

  static final String ID = "pre-bill";
  static final String RESOLVE_EXCEPTIONS = "resolveExceptions";
  static final String REVIEW_PRE_BILL = "reviewPreBill";
  static final String APPROVE_PRE_BILL = "approvePreBill";
  static final String RECALL_APPROVAL = "recallApproval";

  static final BusinessKey<PreBillId> PRE_BILL = BusinessKey.of(PreBillId::of);
  static final ProcessVariable<Boolean> CLEAN = ProcessVariable.flag("clean");
  static final ProcessVariable<Approval> APPROVAL = ProcessVariable.choice("approval", Approval.class);

  static final ProcessVariable<Boolean> RECALLABLE = ProcessVariable.flag("recallable");
  static final ProcessVariable<Instant> RECALL_OVER_AT = ProcessVariable.instant("recallOverAt");
  static final ProcessVariable<Boolean> RECALLED = ProcessVariable.flag("recalled");

  /** What came of the approval task. */
  enum Approval {
    GIVEN,
    NEXT_LEVEL,
    RETURNED
  }

  private PreBillProcess() {}

  static PreBillId preBillOf(TaskAtHand task) {
    return PreBillId.of(task.businessKey());
  }
}
