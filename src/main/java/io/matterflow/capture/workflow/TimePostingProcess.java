package io.matterflow.capture.workflow;

import io.matterflow.engine.ProcessVariable;
import java.time.Instant;

/**
 * The names that {@code bpmn/time-posting.bpmn} and this package share. Its business key is that of its caller: the
 * signal's id.
 */
final class TimePostingProcess {

  static final String ID = "time-posting";
  static final String POSSIBLE_DUPLICATE = "capture.possible-duplicate";
  static final String SUPPLY_RATE = "supplyRate";

  static final ProcessVariable<Instant> RECALL_OVER_AT = ProcessVariable.instant("recallOverAt");
  static final ProcessVariable<Boolean> RATE_KNOWN = ProcessVariable.flag("rateKnown");

  private TimePostingProcess() {}
}
