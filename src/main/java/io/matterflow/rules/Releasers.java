package io.matterflow.rules;

import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Who may release a change: as the table {@code rule-release} says, and whatever it says, what is about trust money by
 * a lawyer with trust authority alone. So is that table itself, or two others could change first who has to be asked.
 */
@Component
class Releasers {

  static final DecisionTable<RuleReleaseFacts, Releaser> RULE_RELEASE =
      DecisionTable.of("rule-release", RuleReleaseFacts.class, Releaser.class);

  private final Decisions decisions;
  private final DeployedRules deployed;
  private final ObjectProvider<TrustRules> trust;

  Releasers(Decisions decisions, DeployedRules deployed, ObjectProvider<TrustRules> trust) {
    this.decisions = decisions;
    this.deployed = deployed;
    this.trust = trust;
  }

  /** Who is to be asked about this change; the question is kept. */
  Releaser of(RuleChange change) {
    boolean aboutTrust = isAboutTrust(change.rule());
    var facts = new RuleReleaseFacts(change.rule().kind(), change.rule().key(), aboutTrust);
    var decided = decisions.decide(RULE_RELEASE, facts, Subject.of("rule-change", change.id())).result();
    return aboutTrust ? Releaser.TRUST_AUTHORITY : decided;
  }

  boolean isAmong(Releaser releaser, Actor actor) {
    return releaser == Releaser.TRUST_AUTHORITY
        ? trust.stream().anyMatch(rules -> rules.mayRelease(actor))
        : roles(releaser).stream().anyMatch(actor::has);
  }

  /** Those who are asked by their role; lawyers are asked by name. */
  Set<Role> roles(Releaser releaser) {
    return switch (releaser) {
      case TRUST_AUTHORITY -> Set.of();
      case LEGAL_OPS -> EnumSet.of(Role.LEGAL_OPS);
      case BILLING_ADMIN -> EnumSet.of(Role.BILLING_ADMIN);
      case LEGAL_OPS_OR_BILLING_ADMIN -> EnumSet.of(Role.LEGAL_OPS, Role.BILLING_ADMIN);
    };
  }

  Set<UserId> lawyers() {
    return trust.stream().flatMap(rules -> rules.releasers().stream()).collect(Collectors.toUnmodifiableSet());
  }

  /** As it stands in force, or as it would: nobody takes a rule out of the lawyers' hands by editing it. */
  private boolean isAboutTrust(RuleText rule) {
    return rule.key().equals(RULE_RELEASE.id()) || trust.stream().anyMatch(rules -> rules.isAboutTrust(rule)
        || deployed.text(rule.kind(), rule.key())
            .filter(now -> rules.isAboutTrust(new RuleText(rule.kind(), rule.key(), now)))
            .isPresent());
  }
}
