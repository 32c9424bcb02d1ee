package io.matterflow.receivables.workflow;

/** The names that {@code bpmn/payment-chargeback.bpmn} and this package share. */
final class PaymentChargebackProcess {

  static final String ID = "payment-chargeback";
  static final String DECIDED = "payment-chargeback.decided";
  static final String ANSWER_CHARGEBACK = "answerChargeback";

  private PaymentChargebackProcess() {}
}
