package io.matterflow.absence.workflow;

import io.matterflow.absence.AbsenceId;
import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import java.time.Instant;

/** The names that {@code bpmn/absence.bpmn} and this package share. The business key is the absence's id. */
final class AbsenceProcess {

  static final String ID = "absence";
  static final String ENDED = "absence.ended";
  static final String NAME_SUBSTITUTE = "nameSubstitute";

  static final BusinessKey<AbsenceId> ABSENCE = BusinessKey.of(AbsenceId::of);
  static final ProcessVariable<Boolean> SUBSTITUTE_NAMED = ProcessVariable.flag("substituteNamed");
  static final ProcessVariable<Boolean> FOR_GOOD = ProcessVariable.flag("forGood");
  static final ProcessVariable<Instant> BEGINS_AT = ProcessVariable.instant("absenceBeginsAt");
  static final ProcessVariable<Instant> ENDS_AT = ProcessVariable.instant("absenceEndsAt");

  private AbsenceProcess() {}
}
