package io.matterflow.rules;

import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.rules.RuleText.Kind;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Who may release a change: as the table {@code rule-release} says, and whatever it says, what is about trust money by
 * a lawyer with trust authority alone. So is that table itself, or two others could change first who has to be asked.
 */
@Component
class Releasers {

  static final DecisionTable<RuleReleaseFacts, RuleRelease> RULE_RELEASE =
      DecisionTable.of("rule-release", RuleReleaseFacts.class, RuleRelease.class);

  static final String SUBJECT = "rule-change";

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
    return of(change.rule(), change.id()).releaser();
  }

  /** And within how many business days. */
  RuleRelease of(RuleText rule, RuleChangeId change) {
    var facts = facts(rule);
    var decided = decisions.decide(RULE_RELEASE, facts, Subject.of(SUBJECT, change)).result();
    return facts.aboutTrust() ? new RuleRelease(Releaser.TRUST_AUTHORITY, decided.answerIn()) : decided;
  }

  /** Who would be asked about a rule, where nobody is. */
  Releaser whoWould(RuleText rule) {
    var facts = facts(rule);
    return facts.aboutTrust()
        ? Releaser.TRUST_AUTHORITY
        : decisions.look(RULE_RELEASE, facts).stream()
            .findFirst()
            .map(row -> row.result().releaser())
            .orElse(Releaser.BILLING_ADMIN);
  }

  private RuleReleaseFacts facts(RuleText rule) {
    return new RuleReleaseFacts(rule.kind(), rule.key(), isAboutTrust(rule));
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
  boolean isAboutTrust(RuleText rule) {
    return rule.key().equals(RULE_RELEASE.id()) || concernsTrust(rule) || deployed.text(rule.kind(), rule.key())
        .filter(now -> concernsTrust(new RuleText(rule.kind(), rule.key(), now)))
        .isPresent();
  }

  /** Itself, or by a model that it calls, directly or through others. */
  private boolean concernsTrust(RuleText rule) {
    return trust.stream().anyMatch(rules -> Stream.concat(Stream.of(rule), called(rule)).anyMatch(rules::isAboutTrust));
  }

  private Stream<RuleText> called(RuleText rule) {
    if (rule.kind() != Kind.MODEL) {
      return Stream.of();
    }
    return PlainXml.of(rule.text())
        .root()
        .map(file -> new Calls(model -> deployed.text(Kind.MODEL, model).stream()
            .flatMap(text -> PlainXml.of(text).root().stream()))
            .reached(file))
        .orElse(Set.of()).stream()
        .flatMap(model -> deployed.text(Kind.MODEL, model).stream().map(text ->
            new RuleText(Kind.MODEL, model, text)));
  }
}
