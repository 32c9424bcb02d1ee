package io.matterflow.trust.workflow;

/** The names that {@code bpmn/bank-debit.bpmn} and {@code bpmn/trust-shortage.bpmn} share with this package. */
final class BankProcesses {

  static final String BANK_DEBIT = "bank-debit";
  static final String ACKNOWLEDGE_BANK_DEBIT = "acknowledgeBankDebit";
  static final String TRUST_SHORTAGE = "trust-shortage";
  static final String CURE_SHORTAGE = "cureShortage";

  private BankProcesses() {}
}
