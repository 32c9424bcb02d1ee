package io.matterflow.prebill;

import io.matterflow.engine.Decided.RuleReference;
import io.matterflow.prebill.Finding.Action;
import io.matterflow.prebill.Finding.RuleOwner;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A rule that something on a pre-bill breaks: with what force, who answers, in what words, the value found, the limit
 * that holds, and what the rule proposes to bill instead.
 */
record Breach(
    String rule,
    Action action,
    RuleOwner owner,
    RuleMessage<?> message,
    String value,
    String limit,
    Optional<BigDecimal> suggested,
    RuleReference decidedBy) {

  Breach with(Action force) {
    return new Breach(rule, force, owner, message, value, limit, suggested, decidedBy);
  }
}
