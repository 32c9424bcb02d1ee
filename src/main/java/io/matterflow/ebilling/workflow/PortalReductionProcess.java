package io.matterflow.ebilling.workflow;

import io.matterflow.engine.ProcessVariable;

/** The names that {@code bpmn/portal-reduction.bpmn} and this package share. */
final class PortalReductionProcess {

  static final String ID = "portal-reduction";
  static final String SUPERSEDED = "portal-reduction.superseded";
  static final String JUDGED = "portal-reduction.judged";
  static final String ANSWER_REDUCTION = "answerReduction";
  static final String FOLLOW_APPEAL = "followAppeal";

  static final ProcessVariable<Boolean> REDUCTION_APPEALED = ProcessVariable.flag("reductionAppealed");
  static final ProcessVariable<Boolean> SIGNATURES_NEEDED = ProcessVariable.flag("signaturesNeeded");
  static final ProcessVariable<Boolean> LETTING_GO_AGREED = ProcessVariable.flag("lettingGoAgreed");

  private PortalReductionProcess() {}
}
