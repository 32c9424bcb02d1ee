package io.matterflow.rules;

import io.matterflow.engine.BlockedWork;
import io.matterflow.engine.Subject;
import io.matterflow.engine.TaskDesk.Assignment;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.rules.RuleText.Kind;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes of rules that nobody has answered in time, and rules of the product's that the firm has not looked at. */
@Component
class RulesWaiting implements BlockedWork {

  private final JdbcRuleChanges changes;
  private final NewerRules newer;
  private final Releasers releasers;
  private final RuleReaders readers;
  private final Clock clock;

  RulesWaiting(
      JdbcRuleChanges changes, NewerRules newer, Releasers releasers, RuleReaders readers, Clock clock) {
    this.changes = changes;
    this.newer = newer;
    this.releasers = releasers;
    this.readers = readers;
    this.clock = clock;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Blocked> blockedFor(Actor actor) {
    return readers.mayRead(actor)
        ? Stream.concat(changes.overdue(clock.instant()).stream().map(this::waiting),
            newer.standing().stream().map(RulesWaiting::standing)).toList()
        : List.of();
  }

  private Blocked waiting(RuleChange change) {
    var owner = switch (releasers.whoWould(change.rule())) {
      case TRUST_AUTHORITY -> Role.TRUST_AUTHORIZER;
      case LEGAL_OPS -> Role.LEGAL_OPS;
      case BILLING_ADMIN, LEGAL_OPS_OR_BILLING_ADMIN -> Role.BILLING_ADMIN;
    };
    return new Blocked("rule-change:" + change.id(), "RULE_CHANGE_WAITS",
        Subject.of(Releasers.SUBJECT, change.id()),
        "The change of %s %s that %s has proposed was not answered in time."
            .formatted(RuleChanges.word(change.rule().kind()), change.rule().key(), change.proposedBy()),
        owner.group(), change.proposedAt(), change.dueAt(), Assignment.ORDINARY,
        "Open the task Release the change of %s %s, and put it into force or refuse it."
            .formatted(RuleChanges.word(change.rule().kind()), change.rule().key()),
        "");
  }

  private static Blocked standing(NewerRule newer) {
    var word = RuleChanges.word(newer.kind());
    return new Blocked("rule-newer:%s:%s".formatted(word, newer.key()), "RULE_NEWER_SHIPPED",
        Subject.of(RuleChanges.entity(newer.kind()), newer.key()),
        "The product comes with a newer %s %s; the firm's own stays in force.".formatted(word, newer.key()),
        Role.LEGAL_OPS.group(), newer.noticedAt(),
        "Compare the file in force (GET %s/%s/file) with the one that came with the product, and propose what is to hold; the file in force as it is, to keep it."
            .formatted(newer.kind() == Kind.TABLE ? "/api/rules" : "/api/models", newer.key()),
        "");
  }
}
