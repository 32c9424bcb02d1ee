package io.matterflow.prebill;

import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.prebill.Finding.Action;
import java.time.Instant;
import java.util.Optional;

/** A finding on a line that somebody must answer: one owner, a state, and how it ended. */
record PreBillException(
    PreBillExceptionId id,
    PreBillId preBill,
    PreBillLineId line,
    String rule,
    GuidelineMessage message,
    Action action,
    Holder owner,
    Role overriddenBy,
    String value,
    String limit,
    String decidedBy,
    Instant since,
    Optional<Settlement> settlement) {

  /** How an exception ended, by whom, and on what ground. */
  record Settlement(
      Resolution resolution, Optional<String> reason, Optional<String> reference, UserId by, Instant at) {}

  boolean isOpen() {
    return settlement.isEmpty();
  }

  /** The pre-bill cannot go on while this is open. */
  boolean holds() {
    return isOpen() && action.holds();
  }

  String sentence() {
    return message.sentence(value, limit);
  }

  /** What the rule proposes to bill: nothing, where it rejects the line. A proposal only, its owner decides. */
  Optional<Money> suggestedAmount(PreBillLine on) {
    return action == Action.REJECT ? Optional.of(Money.zero(on.rate().currency())) : Optional.empty();
  }

  boolean isAbout(PreBillException other) {
    return line.equals(other.line) && rule.equals(other.rule) && message == other.message;
  }

  boolean isAbout(PreBillLineId checked, Finding finding) {
    return line.equals(checked) && rule.equals(finding.ruleId()) && message == finding.messageKey();
  }

  /**
   * Whether an answer given before still answers the same finding today: a person's judgement covers the value they judged,
   * a write-down as long as nothing is billed again; a correction or a delay that did not last answers nothing.
   */
  boolean stillAnswers(PreBillException today, PreBillLine on) {
    return settlement.map(settled -> switch (settled.resolution()) {
      case OVERRIDDEN, CLIENT_APPROVED -> value.equals(today.value);
      case WRITTEN_DOWN -> !on.amount().isPositive();
      case FIXED, DEFERRED -> false;
    }).orElse(false);
  }

  PreBillException settled(Settlement how) {
    return new PreBillException(id, preBill, line, rule, message, action, owner, overriddenBy, value, limit, decidedBy, since,
        Optional.of(how));
  }

  /** The same exception as it is found today, open again. */
  PreBillException foundAs(PreBillException today) {
    return new PreBillException(id, preBill, line, rule, message, today.action, today.owner, today.overriddenBy, today.value,
        today.limit, today.decidedBy, isOpen() ? since : today.since, Optional.empty());
  }
}
