package io.matterflow.invoicing.workflow;

/** The names that {@code bpmn/print-batch.bpmn} and this package share. */
final class PrintBatchProcess {

  static final String ID = "print-batch";
  static final String MAIL_BATCH = "mailBatch";

  private PrintBatchProcess() {}
}
