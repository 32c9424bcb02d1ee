package io.matterflow.reporting.workflow;

import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import io.matterflow.reporting.WeeklyLookId;
import java.time.Instant;

/** The names that {@code bpmn/weekly-round.bpmn} and this package share. */
final class WeeklyRoundProcess {

  static final String ID = "weekly-round";

  static final BusinessKey<WeeklyLookId> LOOK = BusinessKey.of(WeeklyLookId::of);
  static final ProcessVariable<Instant> LOOK_DUE_AT = ProcessVariable.instant("lookDueAt");

  private WeeklyRoundProcess() {}
}
