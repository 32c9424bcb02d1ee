package io.matterflow.receivables.workflow;

import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import io.matterflow.receivables.PaymentId;

/** The names that {@code bpmn/payment-intake.bpmn} and this package share. */
final class PaymentIntakeProcess {

  static final String ID = "payment-intake";
  static final String CHANGED = "payment-intake.changed";
  static final String DECIDE_OVERPAYMENT = "decideOverpayment";

  static final BusinessKey<PaymentId> PAYMENT = BusinessKey.of(PaymentId::of);
  static final ProcessVariable<Boolean> REST_LEFT = ProcessVariable.flag("restLeft");
  static final ProcessVariable<Boolean> ASSIGNED = ProcessVariable.flag("assigned");

  private PaymentIntakeProcess() {}
}
