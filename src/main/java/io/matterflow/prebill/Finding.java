package io.matterflow.prebill;

import io.matterflow.engine.DecisionTable;

/** What {@code dmn/billing-guidelines.dmn} says of a line: the rule it breaks, with what force, who answers, in what words. */
record Finding(String ruleId, Action action, RuleOwner owner, GuidelineMessage messageKey) {

  static final DecisionTable<LineFacts, Finding> TABLE =
      DecisionTable.of("billing-guidelines", LineFacts.class, Finding.class);

  /** The force of a finding. All but a warning hold the pre-bill until resolved; none cuts money by itself. */
  enum Action {
    REJECT,
    REDUCE,
    APPROVE,
    FIX,
    WARN;

    boolean holds() {
      return this != WARN;
    }
  }

  /** Whom a rule names; {@code dmn/exception-owner.dmn} says who that is on the matter. */
  enum RuleOwner {
    TIMEKEEPER,
    BILLING_COORDINATOR,
    RESPONSIBLE_ATTORNEY,
    BILLING_PARTNER,
    BILLING_ADMIN,
    CLIENT
  }
}
