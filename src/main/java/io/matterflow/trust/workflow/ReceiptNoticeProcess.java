package io.matterflow.trust.workflow;

import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import io.matterflow.messaging.Passage;
import io.matterflow.trust.DepositId;
import java.time.Instant;

/** The names that {@code bpmn/receipt-notice.bpmn} and this package share. */
final class ReceiptNoticeProcess {

  static final String ID = "receipt-notice";
  static final String RETURNED = "receipt-notice.returned";
  static final String TELL_OF_RECEIPT = "tellOfReceipt";
  static final String UNREACHED = "trust.receipt-unreached";

  static final BusinessKey<DepositId> DEPOSIT = BusinessKey.of(DepositId::of);
  static final ProcessVariable<Passage> PASSAGE = ProcessVariable.choice("passage", Passage.class);
  static final ProcessVariable<Instant> LOOK_AGAIN_AT = ProcessVariable.instant("lookAgainAt");
  static final ProcessVariable<Boolean> AGAIN = ProcessVariable.flag("again");

  private ReceiptNoticeProcess() {}
}
