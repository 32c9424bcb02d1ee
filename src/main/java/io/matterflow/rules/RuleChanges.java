package io.matterflow.rules;

import static io.matterflow.rules.RuleChange.State.PROPOSED;
import static io.matterflow.rules.RuleChange.State.REFUSED;
import static io.matterflow.rules.RuleChange.State.RELEASED;
import static io.matterflow.rules.RuleChange.State.ROLLED_BACK;
import static io.matterflow.rules.RuleChange.State.WITHDRAWN;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.kernel.Actor;
import io.matterflow.rules.RuleChange.Act;
import io.matterflow.rules.RuleChange.State;
import io.matterflow.rules.RuleChange.Versions;
import io.matterflow.rules.RuleChangeAnswer.Done;
import io.matterflow.rules.RuleChangeAnswer.Refusal;
import io.matterflow.rules.RuleChangeAnswer.Refused;
import io.matterflow.rules.RuleText.Kind;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * An edited table or model on its way into force: proposed by legal ops, released or refused by another person, taken
 * back in one step. The row, the version in the engine and the trail are one transaction, and of two who release at
 * once one comes second and is told so. Who tries what is not theirs stands in the trail.
 */
@Service
@Transactional
public class RuleChanges {

  static final String ENTITY = "rule-change";
  private static final int MOST = 100;

  private final JdbcRuleChanges rows;
  private final DeployedRules deployed;
  private final RuleLint lint;
  private final ReleaseRights rights;
  private final FirmDays days;
  private final TrialsSeen trials;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  RuleChanges(
      JdbcRuleChanges rows,
      DeployedRules deployed,
      RuleLint lint,
      ReleaseRights rights,
      FirmDays days,
      TrialsSeen trials,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.deployed = deployed;
    this.lint = lint;
    this.rights = rights;
    this.days = days;
    this.trials = trials;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** All tables and models in force. */
  @Transactional(readOnly = true)
  public List<RuleInForce> inForce() {
    return deployed.all();
  }

  @Transactional(readOnly = true)
  public Optional<RuleInForce> inForce(Kind kind, String key) {
    return deployed.inForce(kind, key);
  }

  /** The file in force, as somebody would edit it. */
  @Transactional(readOnly = true)
  public Optional<String> text(Kind kind, String key) {
    return deployed.text(kind, key);
  }

  @Transactional(readOnly = true)
  public Optional<RuleChange> find(RuleChangeId id) {
    return rows.find(id);
  }

  /** The newest first, at most a hundred. */
  @Transactional(readOnly = true)
  public List<RuleChangeHead> search(Optional<State> state, Optional<String> key) {
    return rows.search(state, key, MOST);
  }

  /** What it says otherwise than the version on which it stands, in words. */
  @Transactional(readOnly = true)
  public List<String> difference(RuleChange change) {
    return deployed.text(change.rule().kind(), change.rule().key(), change.baseVersion())
        .map(before -> RuleDifference.between(new RuleText(change.rule().kind(), change.rule().key(), before),
            change.rule()))
        .orElse(List.of());
  }

  /**
   * Keeps the edited text for somebody else to release. Where it is told which version was edited, a newer one in force
   * is said; a text with a refused finding is not kept at all.
   */
  public RuleChangeAnswer propose(RuleText edited, String reason, Optional<Integer> editedFrom, Actor by) {
    var notTheirs = rights.mayNotPropose(edited, by);
    if (notTheirs.isPresent()) {
      return notTheirs.get();
    }
    var inForce = deployed.inForce(edited.kind(), edited.key());
    if (inForce.isEmpty()) {
      return Refused.because(Refusal.UNKNOWN_RULE, "There is no %s %s.".formatted(word(edited.kind()), edited.key()));
    }
    if (reason.isBlank()) {
      return withoutReason("propose");
    }
    var current = inForce.get();
    if (editedFrom.filter(version -> version != current.version()).isPresent()) {
      return Refused.because(Refusal.STALE_BASE,
          "Version %d was edited, and version %d is in force: somebody has released another one since."
          .formatted(editedFrom.get(), current.version()));
    }
    if (!current.shippedIsNewer() && deployed.text(edited.kind(), edited.key()).equals(Optional.of(edited.text()))) {
      return Refused.because(Refusal.NOTHING_CHANGES,
          "The file is the same as version %d, which is in force: nothing changes.".formatted(current.version()));
    }
    var findings = lint.findings(edited);
    if (findings.stream().anyMatch(Finding::isRefused)) {
      rights.refusedByTheCheck(edited, findings, by);
      return new Refused(Refusal.RULE_REFUSED, "The file is not kept, with %s.".formatted(faults(findings)), findings);
    }
    rows.holdReleases();
    if (rows.isWaiting(edited.kind(), edited.key(), Digests.of(edited.text()), current.version())) {
      return Refused.because(Refusal.ALREADY_PROPOSED, "The same file waits for its release already.");
    }
    var id = RuleChangeId.next();
    var now = clock.instant();
    var due = days.endOfDay(now, rights.answerIn(edited, id));
    var change = new RuleChange(id, edited, current.version(), Digests.of(edited.text()), reason, by.user(), now,
        Optional.of(due), PROPOSED, findings, List.of());
    rows.insert(change);
    audit.record(withTrials(AuditEntry.of(by, "proposed", ENTITY, change.id())
        .after("kind", edited.kind())
        .after("rule", edited.key())
        .after("base", current.version())
        .after("digest", change.digest())
        .after("warnings", findings.size())
        .after("dueAt", due), change)
        .text("reason", reason));
    events.publishEvent(new RuleChangeProposed(id, due));
    return new Done(change);
  }

  /** Puts it into force at once, on what was in force when it was proposed. */
  public RuleChangeAnswer release(RuleChangeId id, String words, Actor by) {
    var proposed = rows.find(id);
    var refused = proposed.map(change -> rights.mayNotAnswer(change, "release", by)).orElseGet(() -> unknown(id));
    if (refused.isPresent()) {
      return refused.get();
    }
    rows.holdReleases();
    var change = rows.lock(id).orElseThrow();
    var rule = change.rule();
    if (!change.is(PROPOSED)) {
      return notProposed(change);
    }
    var before = deployed.inForce(rule.kind(), rule.key()).orElseThrow();
    if (!isOn(change, rule)) {
      return Refused.because(Refusal.STALE_BASE,
          "It was made on version %d, and version %d is in force, which says something else."
          .formatted(change.baseVersion(), before.version()));
    }
    var findings = lint.findings(rule);
    if (findings.stream().anyMatch(Finding::isRefused)) {
      return new Refused(Refusal.RULE_REFUSED, "It does not fit any more, with %s.".formatted(faults(findings)),
          findings);
    }
    var versions = new Versions(before.version(), deployed.deploy(rule));
    rows.insert(id, new Act(RELEASED, by.user(), clock.instant(), words, Optional.of(versions)));
    audit.record(withTrials(AuditEntry.of(by, "released", ENTITY, id)
        .before("version", versions.before())
        .after("version", versions.after()), change)
        .text("words", words));
    audit.record(inForce("released", change, versions, by));
    events.publishEvent(new RuleChangeAnswered(id, true, by));
    return done(id);
  }

  /** The version in force stays. */
  public RuleChangeAnswer refuse(RuleChangeId id, String reason, Actor by) {
    var proposed = rows.lock(id);
    var refused = proposed.map(change -> rights.mayNotAnswer(change, "refuse", by)).orElseGet(() -> unknown(id));
    if (refused.isPresent()) {
      return refused.get();
    }
    if (!proposed.orElseThrow().is(PROPOSED)) {
      return notProposed(proposed.get());
    }
    if (reason.isBlank()) {
      return withoutReason("refuse");
    }
    rows.insert(id, new Act(REFUSED, by.user(), clock.instant(), reason, Optional.empty()));
    audit.record(AuditEntry.of(by, "refused", ENTITY, id).text("reason", reason));
    events.publishEvent(new RuleChangeAnswered(id, false, by));
    return done(id);
  }

  /** Whoever proposed it has thought better of it. */
  public RuleChangeAnswer withdraw(RuleChangeId id, String words, Actor by) {
    var proposed = rows.lock(id);
    if (proposed.isEmpty()) {
      return unknown(id).orElseThrow();
    }
    var notTheirs = rights.mayNotWithdraw(proposed.get(), by);
    if (notTheirs.isPresent()) {
      return notTheirs.get();
    }
    if (!proposed.get().is(PROPOSED)) {
      return notProposed(proposed.get());
    }
    rows.insert(id, new Act(WITHDRAWN, by.user(), clock.instant(), words, Optional.empty()));
    audit.record(AuditEntry.of(by, "withdrawn", ENTITY, id).text("words", words));
    events.publishEvent(new RuleChangeWithdrawn(id));
    return done(id);
  }

  /**
   * Puts what was in force before its release into force again, as a version of its own. Nothing else may stand upon
   * it.
   */
  public RuleChangeAnswer rollBack(RuleChangeId id, String reason, Actor by) {
    var known = rows.find(id);
    var refused = known.map(change -> rights.mayNotRollBack(change, by)).orElseGet(() -> unknown(id));
    if (refused.isPresent()) {
      return refused.get();
    }
    if (reason.isBlank()) {
      return withoutReason("take back");
    }
    rows.holdReleases();
    var change = rows.lock(id).orElseThrow();
    var rule = change.rule();
    if (!change.is(RELEASED)) {
      return Refused.because(Refusal.NOT_RELEASED, "The change is %s.".formatted(word(change.state())));
    }
    var last = rows.lastReleased(rule.kind(), rule.key()).orElseThrow();
    if (!last.id().equals(id)) {
      return Refused.because(Refusal.LATER_RELEASE, "A later change stands upon it: %s, released in version %d."
          .formatted(last.id(), last.released().after()));
    }
    var current = deployed.inForce(rule.kind(), rule.key()).orElseThrow();
    if (!deployed.text(rule.kind(), rule.key()).equals(Optional.of(rule.text()))) {
      return Refused.because(Refusal.LATER_RELEASE,
          "Version %d is in force, which came in another way than by a change proposed here."
          .formatted(current.version()));
    }
    var former = new RuleText(rule.kind(), rule.key(), textOf(change, change.released().before()));
    var findings = lint.findings(former);
    if (findings.stream().anyMatch(Finding::isRefused)) {
      return new Refused(Refusal.RULE_REFUSED,
          "What was in force before would not be let in today, with %s.".formatted(faults(findings)), findings);
    }
    var versions = new Versions(current.version(), deployed.deploy(former));
    rows.insert(id, new Act(ROLLED_BACK, by.user(), clock.instant(), reason, Optional.of(versions)));
    audit.record(AuditEntry.of(by, "rolled-back", ENTITY, id)
        .before("version", versions.before())
        .after("version", versions.after())
        .after("as", change.released().before()).text("reason", reason));
    audit.record(inForce("rolled-back", change, versions, by));
    events.publishEvent(new RuleChangeTakenBack(id, by));
    return done(id);
  }

  /** Its days are over and nobody has answered: whoever may is told, by name. */
  public void remind(RuleChangeId id) {
    rows.lock(id).filter(change -> change.is(PROPOSED)).ifPresent(change -> {
      audit.record(AuditEntry.of(Actor.ENGINE, "reminded", ENTITY, id)
          .after("dueAt", change.dueAt().map(Instant::toString).orElse("")));
      events.publishEvent(new RuleChangeOverdue(id, rights.byName(change)));
    });
  }

  /** Whether what is in force says what its base said; a model may have come in anew with another, unchanged. */
  private boolean isOn(RuleChange change, RuleText rule) {
    return deployed.text(rule.kind(), rule.key()).equals(deployed.text(rule.kind(), rule.key(), change.baseVersion()));
  }

  private String textOf(RuleChange change, int version) {
    return deployed.text(change.rule().kind(), change.rule().key(), version).orElseThrow(() ->
        new IllegalStateException("version %d of %s is gone".formatted(version, change.rule().key())));
  }

  private static RuleChangeAnswer notProposed(RuleChange change) {
    var last = change.acts().get(change.acts().size() - 1);
    return Refused.because(Refusal.NOT_PROPOSED, "The change is %s, by %s.".formatted(word(change.state()), last.by()));
  }

  private static Optional<RuleChangeAnswer> unknown(RuleChangeId id) {
    return Optional.of(Refused.because(Refusal.UNKNOWN_CHANGE, "There is no change %s.".formatted(id)));
  }

  private static RuleChangeAnswer withoutReason(String act) {
    return Refused.because(Refusal.REASON_MISSING, "Whoever wants to %s a change says why.".formatted(act));
  }

  private RuleChangeAnswer done(RuleChangeId id) {
    return new Done(rows.find(id).orElseThrow());
  }

  /** Which trials of this very text have been looked at, and by whom. */
  private AuditEntry withTrials(AuditEntry entry, RuleChange change) {
    var seen = trials.of(change.rule());
    return seen.isEmpty() ? entry.after("trials", "none")
        : entry.after("trials",
            seen.stream().map(one -> "%s by %s".formatted(one.id(), one.person())).collect(Collectors.joining(", ")));
  }

  private static AuditEntry inForce(String act, RuleChange change, Versions versions, Actor by) {
    return AuditEntry.of(by, act, entity(change.rule().kind()), change.rule().key())
        .before("version", versions.before()).after("version", versions.after()).after("change", change.id());
  }

  static String entity(Kind kind) {
    return kind == Kind.TABLE ? "decision-table" : "process-model";
  }

  static String word(Kind kind) {
    return kind == Kind.TABLE ? "table" : "model";
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String faults(List<Finding> findings) {
    long faults = findings.stream().filter(Finding::isRefused).count();
    return faults == 1 ? "one fault" : "%d faults".formatted(faults);
  }
}
