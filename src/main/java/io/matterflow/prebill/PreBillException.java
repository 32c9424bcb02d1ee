package io.matterflow.prebill;

import io.matterflow.audit.AuditEntry;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.prebill.Finding.Action;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;

/** A finding on a line, or on the whole bill, that somebody must answer: one owner, a state, and how it ended. */
record PreBillException(
    PreBillExceptionId id,
    PreBillId preBill,
    Optional<PreBillLineId> line,
    String rule,
    RuleMessage<?> message,
    Action action,
    Holder owner,
    Role overriddenBy,
    int priority,
    String value,
    String limit,
    Optional<BigDecimal> suggested,
    String decidedBy,
    Instant since,
    Optional<Settlement> settlement) {

  PreBillException {
    since = since.truncatedTo(ChronoUnit.MICROS);
  }

  /** With what the ids of the client's own guidelines begin. */
  static final String CLIENTS_RULES = "OCG-";

  /** The most urgent first, and then in the order in which they were found. */
  static final Comparator<PreBillException> URGENT_FIRST = Comparator.comparingInt(PreBillException::priority)
      .reversed()
      .thenComparing(PreBillException::since)
      .thenComparing(PreBillException::rule)
      .thenComparing(exception -> exception.id().toString());

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

  /**
   * Whether it is the client's to say that it is well: never of missing data, nor of what the firm alone asks of its
   * people.
   */
  boolean mayBeApprovedByTheClient() {
    return action != Action.FIX && (rule.startsWith(CLIENTS_RULES) || message.isAgreedWithTheClient());
  }

  /** The entry with what the trail tells of any exception. */
  AuditEntry audited(AuditEntry entry) {
    return (line.isPresent() ? entry.after("line", line.get()) : entry).after("rule", rule);
  }

  String sentence() {
    return message.sentence(value, limit);
  }

  /** What the rule proposes to bill, where it says a figure. A proposal only, its owner decides. */
  Optional<Money> suggestedAmount(PreBillLine on) {
    return suggested.map(amount -> new Money(amount, on.currency()));
  }

  /**
   * What a person who accepts the finding leaves of the line: what it proposes, or nothing, and never more than now.
   */
  Money acceptedAmount(PreBillLine on) {
    return suggestedAmount(on).orElse(Money.zero(on.currency())).atMost(on.amount());
  }

  boolean isAbout(PreBillException other) {
    return line.equals(other.line) && rule.equals(other.rule) && message == other.message;
  }

  /** Whether this is what somebody finds broken once more on the same line, or on the bill. */
  boolean isAbout(Breach breach) {
    return rule.equals(breach.rule()) && message == breach.message();
  }

  /**
   * Whether an answer given before still answers the same finding today: a person's judgement covers the value they
   * judged, a write-down as long as nothing is billed again; a correction or a delay that did not last answers nothing.
   */
  boolean stillAnswers(PreBillException today, Optional<PreBillLine> on) {
    return settlement.map(settled -> switch (settled.resolution()) {
      case OVERRIDDEN, CLIENT_APPROVED -> value.equals(today.value);
      case WRITTEN_DOWN -> on.filter(left -> !left.amount().exceeds(acceptedAmount(left))).isPresent();
      case FIXED, DEFERRED -> false;
    }).orElse(false);
  }

  /** Whether a person, or the client, has judged that it may stand, with this value. */
  boolean isLetStandAt(String found) {
    return value.equals(found) && settlement.map(Settlement::resolution)
        .filter(how -> how == Resolution.OVERRIDDEN || how == Resolution.CLIENT_APPROVED).isPresent();
  }

  /** Whether today's finding is this one unchanged; then the version of the table that found it first stays with it. */
  boolean saysTheSameAs(PreBillException today) {
    return isAbout(today) && action == today.action && owner.equals(today.owner) && overriddenBy == today.overriddenBy
        && value.equals(today.value) && limit.equals(today.limit) && suggested.equals(today.suggested);
  }

  /** The same finding, with the same figures and the same owner, wherever it was made. */
  boolean saysTheSameElsewhere(PreBillException other) {
    return rule.equals(other.rule) && message == other.message && action == other.action && owner.equals(other.owner)
        && value.equals(other.value) && limit.equals(other.limit);
  }

  PreBillException settled(Settlement how) {
    return new PreBillException(id, preBill, line, rule, message, action, owner, overriddenBy, priority, value, limit,
        suggested, decidedBy, since, Optional.of(how));
  }

  /** The same exception as it is found today, open again. */
  PreBillException foundAs(PreBillException today) {
    return new PreBillException(id, preBill, line, rule, message, today.action, today.owner, today.overriddenBy,
        today.priority, today.value, today.limit, today.suggested, today.decidedBy, isOpen() ? since : today.since,
        Optional.empty());
  }
}
