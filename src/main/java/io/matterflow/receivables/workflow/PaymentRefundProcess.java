package io.matterflow.receivables.workflow;

import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import io.matterflow.receivables.RefundId;

/** The names that {@code bpmn/payment-refund.bpmn} and this package share. */
final class PaymentRefundProcess {

  static final String ID = "payment-refund";
  static final String AUTHORIZE_REFUND = "authorizeRefund";
  static final String REFUND_BY_HAND = "refundByHand";

  static final BusinessKey<RefundId> REFUND = BusinessKey.of(RefundId::of);
  static final ProcessVariable<Boolean> REFUND_DECIDED = ProcessVariable.flag("refundDecided");
  static final ProcessVariable<Way> REFUND_WAY = ProcessVariable.choice("refundWay", Way.class);
  static final ProcessVariable<Boolean> REFUND_MADE = ProcessVariable.flag("refundMade");

  private PaymentRefundProcess() {}

  /** Where an answer leads. */
  enum Way {
    REFUSED,
    PROCESSOR,
    BY_HAND
  }
}
