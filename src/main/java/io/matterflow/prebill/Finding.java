package io.matterflow.prebill;

import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Upshot;
import io.matterflow.kernel.Money;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What {@code dmn/billing-guidelines.dmn} says of time: the rule it breaks, with what force, who answers, in what
 * words, and what the rule proposes to bill instead.
 */
record Finding(
    String ruleId,
    Action action,
    RuleOwner owner,
    GuidelineMessage messageKey,
    Optional<Proposal> proposal) {

  static final DecisionTable<GuidelineFacts, Finding> TABLE =
      DecisionTable.of("billing-guidelines", GuidelineFacts.class, Finding.class)
          .whichMeans(finding -> finding.action().holds() ? Upshot.TASK : Upshot.NONE);

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** The force of a finding. All but a warning hold the pre-bill until resolved. */
  enum Action {
    REJECT,
    REDUCE,
    APPROVE,
    FIX,
    WARN;

    boolean holds() {
      return this != WARN;
    }

    /** Whether it asks for less money; a proposal, unless the client's profile cuts by itself. */
    boolean cuts() {
      return this == REJECT || this == REDUCE;
    }
  }

  /** Whom a rule names; {@code dmn/exception-owner.dmn} says who that is on the matter. */
  enum RuleOwner {
    TIMEKEEPER("TK"),
    BILLING_COORDINATOR("BC"),
    RESPONSIBLE_ATTORNEY("RA"),
    BILLING_PARTNER("BP"),
    BILLING_ADMIN("LO"),
    CLIENT("CL");

    private final String code;

    RuleOwner(String code) {
      this.code = code;
    }

    /** As guidelines abbreviate it. */
    String code() {
      return code;
    }
  }

  /** How much a rule would leave of the amount. */
  enum Proposal {
    NOTHING,
    TRAVEL_SHARE,
    APPROVED_RATE
  }

  /** The amount that the rule proposes for hours that are worth {@code gross}. */
  Optional<BigDecimal> suggestedAmount(GuidelineFacts facts, Money gross) {
    return proposal.flatMap(how -> switch (how) {
      case NOTHING -> Optional.of(BigDecimal.ZERO);
      case TRAVEL_SHARE -> Optional.of(
          gross.amount().multiply(BigDecimal.valueOf(facts.travelPercent())).divide(HUNDRED));
      case APPROVED_RATE -> facts.approvedRate().map(facts.hours()::multiply);
    }).map(amount -> Money.rounded(amount, gross.currency()).amount());
  }
}
