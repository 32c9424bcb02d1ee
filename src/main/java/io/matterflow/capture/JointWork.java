package io.matterflow.capture;

import static io.matterflow.capture.CaptureDecisions.ACTIVITY_MERGING;
import static io.matterflow.capture.CaptureDecisions.DURATION_ESTIMATE;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.capture.CaptureDecisions.EstimateFacts;
import io.matterflow.capture.CaptureDecisions.KindFacts;
import io.matterflow.capture.CaptureDecisions.MergingRule;
import io.matterflow.capture.CaptureDecisions.MergingRule.Afterwards;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.engine.Decided;
import io.matterflow.engine.Decisions;
import io.matterflow.kernel.Actor;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Makes one prompt of the many signals that one piece of work sends: the edits of a document, the messages of a thread.
 * Which prompt a signal ends in depends on what happened and when, never on the order in which it is told. What a
 * person has decided is not touched.
 */
@Component
class JointWork {

  private final JdbcSignals signals;
  private final JdbcTimePrompts prompts;
  private final JdbcJointWork work;
  private final Narratives narratives;
  private final PossibleDuplicates duplicates;
  private final Decisions decisions;
  private final Directory directory;
  private final CaptureTasks tasks;
  private final AuditTrail audit;

  JointWork(
      JdbcSignals signals,
      JdbcTimePrompts prompts,
      JdbcJointWork work,
      Narratives narratives,
      PossibleDuplicates duplicates,
      Decisions decisions,
      Directory directory,
      CaptureTasks tasks,
      AuditTrail audit) {
    this.signals = signals;
    this.prompts = prompts;
    this.work = work;
    this.narratives = narratives;
    this.duplicates = duplicates;
    this.decisions = decisions;
    this.directory = directory;
    this.tasks = tasks;
    this.audit = audit;
  }

  /** The signal as part of a prompt that is there; empty when its time makes a prompt of its own. */
  Optional<ActivitySignal> takeIn(ActivitySignal signal) {
    var whose = signal.standing().timekeeper();
    if (signal.trace().thing().isEmpty() || whose.isEmpty() || signal.isNobodys() || signal.isInQuestion()) {
      return Optional.empty();
    }
    var rule = decisions.look(ACTIVITY_MERGING, new KindFacts(signal.kind())).stream().findFirst();
    return rule.flatMap(found -> takenIn(signal, found.result()));
  }

  /**
   * Prompts whose threads turn out to be one become one, whoever's message told so; what a person has touched stays
   * beside it.
   */
  void reunite(Collection<String> threads) {
    signals.firstOfOpenPrompts(threads).stream()
        .filter(signal -> !signal.isNobodys() && !signal.isInQuestion())
        .forEach(signal -> decisions.look(ACTIVITY_MERGING, new KindFacts(signal.kind())).stream().findFirst()
            .ifPresent(rule -> reunite(signal, rule.result())));
  }

  private void reunite(ActivitySignal signal, MergingRule rule) {
    var matter = directory.required(signal.standing().matter().orElseThrow());
    lock(signal);
    var members = Stream.concat(Stream.of(signal), signals.ofSameWork(signal).stream())
        .filter(other -> day(other).equals(day(signal)))
        .toList();
    var open = held(members).stream().filter(one -> one.isWaiting(matter)).toList();
    var run = new SameWork(allOf(open)).around(signal, rule);
    var joined = open.stream().filter(one -> one.work().signals().stream().anyMatch(run.signals()::contains)).toList();
    var absorbed = joined.stream().skip(1).filter(one -> isAsProposed(one, matter, rule)).toList();
    if (!absorbed.isEmpty()) {
      var into = joined.get(0);
      decisions.decide(ACTIVITY_MERGING, new KindFacts(signal.kind()), into.work().signals().get(0).asSubject());
      grow(into, absorbed, new SameWork(allOf(Stream.concat(Stream.of(into), absorbed.stream()).toList())), matter,
          rule);
    }
  }

  private static List<ActivitySignal> allOf(List<Held> some) {
    return some.stream().flatMap(one -> one.work().signals().stream()).toList();
  }

  /** Until the transaction ends nobody else puts this work together, or takes it apart. */
  void lock(ActivitySignal signal) {
    work.lock(signal, day(signal));
  }

  /**
   * The prompt as it stands without one of its signals. What a person has changed on it stays as they wrote it, unless
   * the words are those of the signal.
   */
  TimePrompt without(ActivitySignal gone, List<ActivitySignal> rest, TimePrompt before) {
    var matter = directory.required(gone.standing().matter().orElseThrow());
    var rule = decisions.decide(ACTIVITY_MERGING, new KindFacts(gone.kind()), rest.get(0).asSubject()).result();
    var whole = new SameWork(Stream.concat(rest.stream(), Stream.of(gone)).toList());
    var left = new SameWork(rest);
    var prompt = remeasured(new Held(before, whole), left, matter, rule);
    return narratives.isAbout(gone, rest, prompt.draft().narrative(), matter)
        ? prompt.narrated(narrative(left, matter))
        : prompt;
  }

  private Optional<ActivitySignal> takenIn(ActivitySignal signal, MergingRule rule) {
    var matter = directory.required(signal.standing().matter().orElseThrow());
    lock(signal);
    var members = signals.ofSameWork(signal).stream()
        .filter(other -> day(other).equals(day(signal)))
        .toList();
    var held = held(members);
    if (held.isEmpty() || held.stream().anyMatch(one -> one.prompt().signal().equals(signal.id()))) {
      return Optional.empty();
    }
    var open = held.stream().filter(one -> one.isWaiting(matter)).toList();
    var run = new SameWork(with(open, signal)).around(signal, rule);
    var joined = open.stream()
        .filter(one -> one.work().signals().stream().anyMatch(run.signals()::contains))
        .toList();
    if (!joined.isEmpty() && prompts.of(signal.id()).isEmpty()) {
      return Optional.of(merged(signal, joined, matter));
    }
    return rule.afterwards() == Afterwards.NOTE ? noted(signal, held, rule) : Optional.empty();
  }

  /** The prompts that hold these signals, each with its own. */
  private List<Held> held(List<ActivitySignal> members) {
    if (members.isEmpty()) {
      return List.of();
    }
    var own = prompts.idsOf(members.stream().map(ActivitySignal::id).toList());
    return members.stream()
        .filter(member -> member.standing().mergedInto().isPresent() || own.containsKey(member.id()))
        .collect(Collectors.groupingBy(
            member -> member.standing().mergedInto().orElseGet(() -> own.get(member.id()))))
        .entrySet().stream()
        .map(entry -> new Held(prompts.locked(entry.getKey()).orElseThrow(), new SameWork(entry.getValue())))
        .sorted(Comparator.comparing((Held one) -> one.work().start()).thenComparing(one -> one.prompt().id().value()))
        .toList();
  }

  private ActivitySignal merged(ActivitySignal signal, List<Held> joined, Matter matter) {
    var rule = decisions.decide(ACTIVITY_MERGING, new KindFacts(signal.kind()), signal.asSubject());
    var into = joined.get(0);
    var absorbed = joined.stream().skip(1).filter(one -> isAsProposed(one, matter, rule.result())).toList();
    var taken = signal.with(signal.standing().merged(into.prompt().id()));
    signals.update(taken);
    grow(into, absorbed, new SameWork(with(Stream.concat(Stream.of(into), absorbed.stream()).toList(), signal)), matter,
        rule.result());
    recordMerged(signal, taken, rule);
    return taken;
  }

  private void grow(Held into, List<Held> absorbed, SameWork all, Matter matter, MergingRule rule) {
    absorbed.forEach(one -> absorb(one, into.prompt()));
    var prompt = remeasured(into, all, matter, rule)
        .notRepeating(absorbed.stream().map(one -> one.prompt().id().toString()).toList());
    work.update(prompt.mayRepeat(duplicates.of(prompt.span(), prompt.id())));
  }

  /**
   * What a person has changed on the prompt stays as they wrote it; the raw time grows all the same, and what comes on
   * top of the minutes that they stated is told to them.
   */
  private TimePrompt remeasured(Held into, SameWork all, Matter matter, MergingRule rule) {
    var draft = into.prompt().draft();
    var before = into.work();
    var proposed = minutes(before, matter, rule);
    var now = minutes(all, matter, rule);
    var stated = into.prompt().further().isStated() || !draft.minutes().equals(proposed);
    var pieces = all.signals().size() - before.signals().size();
    var further = stated
        ? into.prompt().further().and(now.orElse(0) - proposed.orElse(0), pieces)
        : into.prompt().further();
    var narrative =
        draft.narrative().equals(narrative(before, matter)) ? narrative(all, matter) : draft.narrative();
    var raw = grown(into.prompt().raw(), before.length(rule.length()), all.length(rule.length()));
    return into.prompt().measured(
        all.start(), raw, draft.proposing(stated ? draft.minutes() : now, narrative), further);
  }

  /** A prompt that holds a part only of what was measured grows, or shrinks, by as much as the whole. */
  private static Optional<Duration> grown(Optional<Duration> raw, Optional<Duration> before, Optional<Duration> all) {
    return all.map(length -> raw.flatMap(own -> before.map(whole -> own.plus(length).minus(whole)))
        .filter(rest -> !rest.isNegative() && !rest.isZero())
        .orElse(length));
  }

  /** Whether nobody has touched the prompt, so that it may go up in another one. */
  private boolean isAsProposed(Held one, Matter matter, MergingRule rule) {
    return one.prompt().draft().minutes().equals(minutes(one.work(), matter, rule))
        && one.prompt().draft().narrative().equals(narrative(one.work(), matter));
  }

  private Optional<Integer> minutes(SameWork all, Matter matter, MergingRule rule) {
    var kind = all.signals().get(0).kind();
    return all.length(rule.length()).map(TimePrompt::minutes).or(() ->
        decisions.look(DURATION_ESTIMATE, new EstimateFacts(kind, all.words(), matter.billingModel())).stream()
            .findFirst()
            .flatMap(row -> row.result().minutes()));
  }

  private String narrative(SameWork all, Matter matter) {
    var texts = all.signals().stream().map(signal -> narratives.of(signal, matter)).filter(text -> !text.isEmpty());
    return Words.beginning(texts.distinct().collect(Collectors.joining("; ")), Narratives.LONGEST);
  }

  private void absorb(Held one, TimePrompt into) {
    one.work().signals().forEach(
        signal -> signals.update(signal.with(signal.standing().merged(into.id()))));
    tasks.promptMerged(one.prompt().signal());
    work.delete(one.prompt().id());
    audit.record(AuditEntry.of(Actor.ENGINE, "merged", "time-prompt", one.prompt().id())
        .before("state", one.prompt().state())
        .after("into", into.id()));
  }

  /** Late work on something that a person has decided: kept beside it, for the record, without time of its own. */
  private Optional<ActivitySignal> noted(ActivitySignal signal, List<Held> held, MergingRule rule) {
    var decided = held.stream()
        .filter(one -> new SameWork(with(List.of(one), signal)).around(signal, rule).signals().size() > 1)
        .filter(one -> one.prompt().isSignedOff())
        .findFirst();
    return decided.map(one -> {
      var noted = signal.with(signal.standing().merged(one.prompt().id()));
      signals.update(noted);
      recordMerged(
          signal, noted, decisions.decide(ACTIVITY_MERGING, new KindFacts(signal.kind()), signal.asSubject()));
      return noted;
    });
  }

  private void recordMerged(ActivitySignal before, ActivitySignal after, Decided<MergingRule> rule) {
    audit.record(AuditEntry.of(Actor.ENGINE, "merged", "activity-signal", before.id())
        .before("state", before.standing().state())
        .after("state", after.standing().state())
        .after("into", after.standing().mergedInto().orElseThrow())
        .after("rule", rule.rule().text()));
  }

  private static List<ActivitySignal> with(List<Held> held, ActivitySignal signal) {
    var all = new ArrayList<ActivitySignal>();
    held.forEach(one -> all.addAll(one.work().signals()));
    all.add(signal);
    return all;
  }

  private LocalDate day(ActivitySignal signal) {
    return signal.at().atZone(directory.firm().zone()).toLocalDate();
  }

  /** A prompt with the signals whose time it holds. */
  private record Held(TimePrompt prompt, SameWork work) {

    /** Whether its person has neither decided it nor moved it elsewhere. */
    boolean isWaiting(Matter matter) {
      return prompt.isOpen() && prompt.draft().matter().equals(matter.id());
    }
  }
}
