package io.matterflow.trust;

import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.OutputMisfit;
import io.matterflow.engine.Subject;
import io.matterflow.engine.Upshot;
import java.math.BigDecimal;
import org.springframework.stereotype.Component;

/**
 * How a drawdown is authorized, as {@code dmn/trust-authorization.dmn} says. That a lawyer signs is no row of a table.
 */
@Component
class DrawdownRules {

  static final DecisionTable<Facts, Rule> TABLE = DecisionTable.of("trust-authorization", Facts.class, Rule.class)
      .whichMeans(rule -> Upshot.tasks(rule.signers()));
  static final String SUBJECT = "drawdown";

  private final Decisions decisions;
  private final SoloLawyer solo;

  DrawdownRules(Decisions decisions, SoloLawyer solo) {
    this.decisions = decisions;
    this.solo = solo;
  }

  /** The question is kept with the drawdown. */
  Rule decide(DrawdownId drawdown, DrawdownTerms terms) {
    return decisions.decide(TABLE, facts(terms), Subject.of(SUBJECT, drawdown)).result();
  }

  /** For whoever only looks. */
  Rule look(DrawdownTerms terms) {
    return decisions.look(TABLE, facts(terms)).get(0).result();
  }

  private Facts facts(DrawdownTerms terms) {
    return new Facts(terms.type(), terms.amount().amount(), solo.holds());
  }

  record Facts(DrawdownType type, BigDecimal amount, boolean soloLawyer) {}

  /** How many lawyers sign, whether none of them may have proposed it, and the two spans in days. */
  record Rule(int signers, boolean fourEyes, int lapsesAfter, int objectionDays) {

    /** A table may ask for more lawyers than one, never for none. */
    Rule {
      OutputMisfit.allOf(
          () -> OutputMisfit.least("signers", signers, 1, "lawyer signs at least"),
          () -> OutputMisfit.least("lapsesAfter", lapsesAfter, 1, "day at least passes before an authorization lapses"),
          () -> OutputMisfit.least("objectionDays", objectionDays, 0, "days or more are left for an objection"));
    }
  }
}
