package io.matterflow.capture.workflow;

import io.matterflow.capture.TimeCorrectionId;
import io.matterflow.engine.BusinessKey;

/** The names that {@code bpmn/time-correction.bpmn} and this package share. */
final class TimeCorrectionProcess {

  static final String ID = "time-correction";

  static final BusinessKey<TimeCorrectionId> CORRECTION_ID = BusinessKey.of(TimeCorrectionId::of);

  private TimeCorrectionProcess() {}
}
