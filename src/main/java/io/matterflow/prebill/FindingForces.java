package io.matterflow.prebill;

import io.matterflow.engine.Decided;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.engine.Upshot;
import io.matterflow.prebill.Finding.Action;
import org.springframework.stereotype.Component;

/**
 * How grave a finding is on a client's bill, as {@code dmn/finding-force.dmn} says: the force of its rule, unless the
 * client has a row.
 */
@Component
class FindingForces {

  static final DecisionTable<Facts, Action> TABLE = DecisionTable.of("finding-force", Facts.class, Action.class)
      .whichMeans(force -> force.holds() ? Upshot.TASK : Upshot.NONE);

  private final Decisions decisions;

  FindingForces(Decisions decisions) {
    this.decisions = decisions;
  }

  record Facts(String client, String matter, String rule, String message, Action action) {}

  /** Only asked, so nothing of it is kept. */
  Action look(Facts facts) {
    return decisions.look(TABLE, facts).stream().findFirst().map(Decided::result).orElse(facts.action());
  }

  /** Kept for whoever asks why, where the client's row has changed the force. */
  Action decide(Facts facts, Subject subject) {
    return look(facts) == facts.action() ? facts.action() : decisions.decide(TABLE, facts, subject).result();
  }
}
