package io.matterflow.ebilling.workflow;

import io.matterflow.engine.ProcessVariable;

/** The names that {@code bpmn/portal-reduction.bpmn} and this package share. */
final class PortalReductionProcess {

  static final String ID = "portal-reduction";
  static final String SUPERSEDED = "portal-reduction.superseded";
  static final String ANSWER_REDUCTION = "answerReduction";
  static final String FOLLOW_APPEAL = "followAppeal";

  static final ProcessVariable<Boolean> REDUCTION_APPEALED = ProcessVariable.flag("reductionAppealed");

  private PortalReductionProcess() {}
}
