package io.matterflow.capture.workflow;

/** The names that {@code bpmn/billed-there.bpmn} and this package share. The business key is the question's id. */
final class BilledThereProcess {

  static final String ID = "billed-there";
  static final String ANSWER_BILLED_THERE = "answerBilledThere";

  private BilledThereProcess() {}
}
