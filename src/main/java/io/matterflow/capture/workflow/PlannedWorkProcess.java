package io.matterflow.capture.workflow;

import io.matterflow.capture.SignalId;
import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import java.time.Instant;

/** The names that {@code bpmn/planned-work.bpmn} and this package share. */
final class PlannedWorkProcess {

  static final String ID = "planned-work";

  static final BusinessKey<SignalId> SIGNAL_ID = BusinessKey.of(SignalId::of);
  static final ProcessVariable<Instant> OVER_AT = ProcessVariable.instant("overAt");

  private PlannedWorkProcess() {}
}
