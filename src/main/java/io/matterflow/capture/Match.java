package io.matterflow.capture;

import io.matterflow.engine.Decided.RuleReference;
import io.matterflow.kernel.MatterId;
import java.util.List;
import java.util.Optional;

/**
 * What matching said of a signal. The matter is the one assigned ({@code AUTO}) or suggested ({@code CONFIRM}); the
 * reason is a code, or several with a comma where more than one forces the question. What {@code waits} is not over
 * yet.
 */
record Match(
    MatchOutcome outcome,
    String reason,
    Optional<MatterId> matter,
    List<Candidate> candidates,
    List<RuleReference> rules,
    boolean waits) {

  static final String UNMATCHED = "UNMATCHED";
  static final String WEAK = "WEAK";

  /** Whether the signal may be work after all, so that its timekeeper keeps it in a list. */
  boolean mayBeWork() {
    return outcome != MatchOutcome.IGNORE || waits || reason.equals(UNMATCHED) || reason.equals(WEAK);
  }
}
