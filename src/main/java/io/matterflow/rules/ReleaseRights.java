package io.matterflow.rules;

import io.matterflow.audit.AuditEntry;
import io.matterflow.engine.RoleHolders;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.rules.RuleChangeAnswer.Refusal;
import io.matterflow.rules.RuleChangeAnswer.Refused;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may do what with a change of a rule, and whom it is offered to. Who tries what is not theirs stands in the trail.
 */
@Service
@Transactional
public class ReleaseRights {

  private final Releasers releasers;
  private final DeployedRules deployed;
  private final RoleHolders holders;
  private final RefusedActs refusals;

  ReleaseRights(Releasers releasers, DeployedRules deployed, RoleHolders holders, RefusedActs refusals) {
    this.releasers = releasers;
    this.deployed = deployed;
    this.holders = holders;
    this.refusals = refusals;
  }

  /**
   * Whether this person is among those who release such a rule and take it back; the proposer may be, and still does
   * not release it. Nothing of the question is kept.
   */
  public boolean mayRelease(RuleChange change, Actor actor) {
    return releasers.isAmong(releasers.whoWould(change.rule()), actor);
  }

  /** Whether edited rules are this person's to propose. */
  public boolean mayPropose(Actor actor) {
    return actor.has(Role.LEGAL_OPS);
  }

  /** To whom its release is offered: by name, or by role. Whoever is offered it is looked at anew when they act. */
  public Asked asked(RuleChange change) {
    var releaser = releasers.of(change);
    var lawyers = releaser == Releaser.TRUST_AUTHORITY ? releasers.lawyers() : Set.<UserId>of();
    return new Asked(lawyers,
        releaser == Releaser.TRUST_AUTHORITY && lawyers.isEmpty()
            ? Set.of(Role.BILLING_ADMIN)
            : releasers.roles(releaser));
  }

  /** Some people by name, some by role; the billing admin where no lawyer holds the authority that it takes. */
  public record Asked(Set<UserId> people, Set<Role> roles) {}

  /** Who could answer it today, each by name; never whoever proposed it. */
  Set<UserId> byName(RuleChange change) {
    var asked = asked(change);
    var people = new HashSet<>(asked.people());
    asked.roles().forEach(role -> people.addAll(holders.holding(role)));
    people.remove(change.proposedBy());
    return Set.copyOf(people);
  }

  /** Within how many business days a proposed change should be answered. */
  int answerIn(RuleText edited, RuleChangeId change) {
    return releasers.of(edited, change).businessDays();
  }

  Optional<RuleChangeAnswer> mayNotPropose(RuleText edited, Actor by) {
    if (mayPropose(by)) {
      return Optional.empty();
    }
    deployed.inForce(edited.kind(), edited.key()).ifPresent(known -> refusals.record(
        AuditEntry.of(by, "proposal-not-allowed", RuleChanges.entity(edited.kind()), edited.key())
            .after("code", Refusal.NOT_A_PROPOSER)));
    return Optional.of(Refused.because(Refusal.NOT_A_PROPOSER, "Changes of rules are proposed by legal ops."));
  }

  Optional<RuleChangeAnswer> mayNotAnswer(RuleChange change, String act, Actor by) {
    var notTheirs = mayNotDecide(change, act, by);
    return notTheirs.isPresent() || !change.proposedBy().equals(by.user()) ? notTheirs
        : Optional.of(refused(change, act, Refusal.FOUR_EYES,
            "You have proposed it yourself: it takes another person to %s it.".formatted(act), by));
  }

  Optional<RuleChangeAnswer> mayNotRollBack(RuleChange change, Actor by) {
    return mayNotDecide(change, "roll-back", by);
  }

  Optional<RuleChangeAnswer> mayNotWithdraw(RuleChange change, Actor by) {
    return change.proposedBy().equals(by.user()) ? Optional.empty()
        : Optional.of(refused(change, "withdraw", Refusal.NOT_YOURS,
            "%s has proposed it.".formatted(change.proposedBy()), by));
  }

  void refusedByTheCheck(RuleText edited, List<Finding> findings, Actor by) {
    refusals.record(AuditEntry.of(by, "proposal-refused", RuleChanges.entity(edited.kind()), edited.key())
        .after("code", Refusal.RULE_REFUSED)
        .after("findings", findings.stream().filter(Finding::isRefused).count())
        .after("digest", Digests.of(edited.text())));
  }

  private Optional<RuleChangeAnswer> mayNotDecide(RuleChange change, String act, Actor by) {
    var releaser = releasers.of(change);
    if (releasers.isAmong(releaser, by)) {
      return Optional.empty();
    }
    return Optional.of(releaser == Releaser.TRUST_AUTHORITY
        ? refused(change, act, Refusal.TRUST_NOT_AUTHORIZED,
            "%s is about trust money, and you hold no trust authority today.".formatted(change.rule().key()), by)
        : refused(change, act, Refusal.NOT_A_RELEASER, "%s is not yours to release.".formatted(change.rule().key()),
            by));
  }

  private RuleChangeAnswer refused(RuleChange change, String act, Refusal refusal, String detail, Actor by) {
    refusals.record(AuditEntry.of(by, act + "-not-allowed", RuleChanges.ENTITY, change.id())
        .after("code", refusal)
        .after("rule", change.rule().key()));
    return Refused.because(refusal, detail);
  }
}
