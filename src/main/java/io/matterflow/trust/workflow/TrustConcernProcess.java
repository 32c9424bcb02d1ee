package io.matterflow.trust.workflow;

/** The names that {@code bpmn/trust-concern.bpmn} and this package share. */
final class TrustConcernProcess {

  static final String ID = "trust-concern";
  static final String ANSWER_CONCERN = "answerConcern";

  private TrustConcernProcess() {}
}
