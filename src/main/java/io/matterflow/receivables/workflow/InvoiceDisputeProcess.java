package io.matterflow.receivables.workflow;

/** The names that {@code bpmn/invoice-dispute.bpmn} and this package share. */
final class InvoiceDisputeProcess {

  static final String ID = "invoice-dispute";
  static final String SETTLED = "invoice-dispute.settled";
  static final String RESOLVE_DISPUTE = "resolveDispute";

  private InvoiceDisputeProcess() {}
}
