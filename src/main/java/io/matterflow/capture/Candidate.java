package io.matterflow.capture;

import io.matterflow.engine.Decided.RuleReference;
import io.matterflow.kernel.MatterId;
import java.util.List;

/** A matter that a signal may belong to: its points out of a hundred, and where each comes from. */
public record Candidate(MatterId matter, int points, List<Evidence> evidence) {

  /** One clue that counted, and the row of {@code matter-signal} that gave it its points. */
  public record Evidence(Clue clue, EvidenceGroup group, int points, RuleReference rule) {}

  int of(EvidenceGroup group) {
    return evidence.stream().filter(one -> one.group() == group).mapToInt(Evidence::points).sum();
  }
}
