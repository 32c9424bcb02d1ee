package io.matterflow.capture.workflow;

import io.matterflow.capture.DailyRoundId;
import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import java.time.Instant;

/** The names that {@code bpmn/daily-round.bpmn} and this package share. */
final class DailyRoundProcess {

  static final String ID = "daily-round";

  static final BusinessKey<DailyRoundId> ROUND = BusinessKey.of(DailyRoundId::of);
  static final ProcessVariable<Instant> ROUND_DUE_AT = ProcessVariable.instant("roundDueAt");
  static final ProcessVariable<Boolean> MORE_TO_EXPIRE = ProcessVariable.flag("moreToExpire");

  private DailyRoundProcess() {}
}
