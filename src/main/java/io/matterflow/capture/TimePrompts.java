package io.matterflow.capture;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.capture.Answer.Done;
import io.matterflow.capture.Answer.Refused;
import io.matterflow.capture.Answer.Unseen;
import io.matterflow.capture.TimePrompt.Draft;
import io.matterflow.directory.Directory;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.TimekeeperId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a timekeeper does with their prompts, or a delegate in their name: edit, approve, reject, reopen. Nobody else
 * sees one, whatever their role. Until it is approved the trail tells states only, no matter, no time, no words.
 */
@Service
public class TimePrompts {

  private final JdbcTimePrompts prompts;
  private final JdbcSignals signals;
  private final BillabilityRules rules;
  private final PossibleDuplicates duplicates;
  private final OtherWorks others;
  private final RejectReasons reasons;
  private final Erasure erasure;
  private final JdbcExpenses costs;
  private final PromptCodes codes;
  private final TimePricing pricing;
  private final TimeRecall recall;
  private final Directory directory;
  private final Delegations delegations;
  private final CaptureTasks tasks;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  TimePrompts(
      JdbcTimePrompts prompts,
      JdbcSignals signals,
      BillabilityRules rules,
      PossibleDuplicates duplicates,
      OtherWorks others,
      RejectReasons reasons,
      Erasure erasure,
      JdbcExpenses costs,
      PromptCodes codes,
      TimePricing pricing,
      TimeRecall recall,
      Directory directory,
      Delegations delegations,
      CaptureTasks tasks,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.prompts = prompts;
    this.signals = signals;
    this.rules = rules;
    this.duplicates = duplicates;
    this.others = others;
    this.reasons = reasons;
    this.erasure = erasure;
    this.costs = costs;
    this.codes = codes;
    this.pricing = pricing;
    this.recall = recall;
    this.directory = directory;
    this.delegations = delegations;
    this.tasks = tasks;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Optional<TimePrompt> find(PromptId id, Actor actor) {
    return prompts.find(id).filter(prompt -> delegations.mayAnswer(prompt.timekeeper(), actor));
  }

  /** The prompt of a signal, as its own steps and its timekeeper's form read it. */
  @Transactional(readOnly = true)
  public Optional<TimePrompt> of(SignalId signal) {
    return prompts.of(signal);
  }

  /** One's own prompts. */
  @Transactional(readOnly = true)
  public List<TimePrompt> list(PromptQuery query, int limit, Actor actor) {
    return actor.timekeeper().map(timekeeper -> list(timekeeper, query, limit, actor)).orElse(List.of());
  }

  /** The prompts of a timekeeper, for themselves or a delegate; nobody else finds any. */
  @Transactional(readOnly = true)
  public List<TimePrompt> list(TimekeeperId timekeeper, PromptQuery query, int limit, Actor actor) {
    return delegations.mayAnswer(timekeeper, actor) ? prompts.of(timekeeper, query, limit) : List.of();
  }

  /** Keeps a change as it is made, so that a lost session loses nothing. */
  @Transactional
  public Answer<TimePrompt> edit(PromptId id, PromptEdits edits, Actor actor) {
    return whileOpen(id, actor, prompt -> edited(prompt, edits));
  }

  /** Adds what came in since the person stated the minutes; the prompt stays as it is where nothing did. */
  @Transactional
  public Answer<TimePrompt> takeFurtherWork(PromptId id, Actor actor) {
    return whileOpen(id, actor,
        prompt -> prompt.further().isThere() ? stored(prompt.withFurtherWork()) : new Done<>(prompt));
  }

  /**
   * Signs off, with last changes. Further work that the person was not yet told of, and what may be the same work as
   * something else, is noted on the prompt and refused; the further work once, the same work until they say that it is
   * both.
   */
  @Transactional
  public Answer<TimePrompt> approve(PromptId id, PromptEdits edits, Actor actor) {
    return whileOpen(id, actor, before -> {
      if (before.further().told(edits).isUntold()) {
        return toldOfFurtherWork(before);
      }
      if (edits.version().filter(seen -> !seen.equals(before.version())).isPresent()) {
        return Refused.asStale("PROMPT_CHANGED",
            "The prompt has changed since you saw it: more of the same work came in, or its time was told anew.",
            "Look at the prompt again, then answer with its version.");
      }
      var matter = directory.matter(edits.matter().orElse(before.draft().matter()));
      var draft = codes.fitting(before.draft(), edits, matter);
      var wrong = matter.flatMap(of -> codes.<TimePrompt>wrong(draft.taskCode(), draft.activityCode(), of));
      if (wrong.isPresent()) {
        return wrong.get();
      }
      var answer = judged(before, draft, edits);
      return answer instanceof Done<TimePrompt> done ? approved(done.value(), edits.both(), actor) : answer;
    });
  }

  @Transactional
  public Answer<TimePrompt> reject(PromptId id, String reason, Optional<String> comment, Actor actor) {
    return whileOpen(id, actor, prompt -> {
      var known = reasons.find(prompt.kind(), reason);
      if (known.isEmpty()) {
        return reasons.refused(prompt.kind(), reason);
      }
      var stored = (known.get().purges() ? erased(prompt, known.get().reason()) : prompt)
          .rejected(known.get().reason(), clock.instant());
      prompts.update(stored);
      var entry = changed(actor, "rejected", prompt, stored).after("reason", known.get().reason());
      var kept = comment.filter(words -> !known.get().purges());
      audit.record(kept.map(words -> entry.text("comment", words)).orElse(entry));
      tasks.promptDecided(stored.signal(), PromptDecision.REJECTED, actor);
      if (known.get().purges()) {
        tasks.forgetCase(stored.signal());
      }
      return new Done<>(stored);
    });
  }

  /**
   * A prompt that was rejected or approved by mistake, or that expired, is asked again. What was erased stays erased,
   * what was posted, posted.
   */
  @Transactional
  public Answer<TimePrompt> reopen(PromptId id, Actor actor) {
    var found = prompts.locked(id).filter(prompt -> delegations.mayAnswer(prompt.timekeeper(), actor));
    if (found.isEmpty()) {
      return new Unseen<>();
    }
    var prompt = found.get();
    if (prompt.state() == PromptState.APPROVED) {
      return recall.recall(prompt, actor);
    }
    if (prompt.state() != PromptState.REJECTED && prompt.state() != PromptState.EXPIRED) {
      return Refused.asStale("NOT_REJECTED", "The prompt is %s.".formatted(prompt.state()),
          "Only what is rejected, expired or not yet posted can be reopened; correct the time entry of what is posted.");
    }
    if (signals.isErased(prompt.signal())) {
      return Refused.byRule("ERASED", "Its words were erased.", "Enter the time by hand.");
    }
    var answer = judged(prompt, prompt.draft(), PromptEdits.NONE);
    return answer instanceof Done<TimePrompt> done ? reopened(done.value(), actor) : answer;
  }

  private Answer<TimePrompt> reopened(TimePrompt prompt, Actor actor) {
    var open = prompt.in(PromptState.OPEN, clock.instant());
    prompts.update(open);
    var signal = signals.required(prompt.signal());
    signals.update(signal.with(signal.standing().reopened()));
    audit.record(changed(actor, "reopened", prompt, open));
    events.publishEvent(new PromptReopened(open.signal()));
    return new Done<>(open);
  }

  private Answer<TimePrompt> whileOpen(PromptId id, Actor actor, Function<TimePrompt, Answer<TimePrompt>> act) {
    var found = prompts.locked(id).filter(prompt -> delegations.mayAnswer(prompt.timekeeper(), actor));
    if (found.isEmpty()) {
      return new Unseen<>();
    }
    if (!found.get().isOpen()) {
      return Refused.asStale(
          "PROMPT_NOT_OPEN", "The prompt is %s.".formatted(found.get().state()), "Look at the prompt again.");
    }
    return act.apply(found.get());
  }

  private Answer<TimePrompt> edited(TimePrompt prompt, PromptEdits edits) {
    var matter = directory.matter(edits.matter().orElse(prompt.draft().matter()));
    var draft = codes.fitting(prompt.draft(), edits, matter);
    var wrong = matter.flatMap(of -> codes.wrongIn(edits, draft, of));
    if (wrong.isPresent()) {
      return wrong.get();
    }
    return draft.isSameWorkAs(prompt.draft()) ? stored(prompt.with(draft, edits)) : judged(prompt, draft, edits);
  }

  /** The rules for the draft's matter are asked anew; the prompt is not changed when that takes no time. */
  private Answer<TimePrompt> judged(TimePrompt prompt, Draft draft, PromptEdits edits) {
    var matter = directory.matter(draft.matter());
    if (matter.isEmpty()) {
      return Refused.forMember(
          "matterId",
          "UNKNOWN_MATTER",
          "There is no matter %s.".formatted(draft.matter()),
          "Choose a matter of the firm.");
    }
    var judged = rules.judge(signals.required(prompt.signal()), matter.get(), draft.activityCode()).result();
    if (judged.billability() == Billability.EXCLUDED) {
      return Refused.forMember(
          "matterId",
          "MATTER_TAKES_NO_TIME",
          "Matter %s takes no time of this kind (%s).".formatted(draft.matter(), judged.reason()),
          "Choose another matter or activity, or reject the prompt.");
    }
    var answer = stored(prompt.with(draft.judged(judged.billability(), judged.reason()), edits));
    if (!draft.matter().equals(prompt.draft().matter())) {
      tasks.promptMoved(prompt.signal());
      costs.follow(prompt.signal(), draft.matter());
    }
    return answer;
  }

  private Answer<TimePrompt> stored(TimePrompt prompt) {
    prompts.update(prompt);
    return new Done<>(prompt);
  }

  private Answer<TimePrompt> approved(TimePrompt prompt, boolean both, Actor actor) {
    if (prompt.draft().minutes().isEmpty()) {
      return Refused.forMember("minutes", "MINUTES_REQUIRED", "Nobody has said how long it took.", "Give the minutes.");
    }
    if (prompt.draft().narrative().isBlank()) {
      return Refused.forMember("narrative", "NARRATIVE_REQUIRED", "The narrative is empty.", "Say what was done.");
    }
    var asked = prompt.mayRepeat(duplicates.of(prompt.span(), prompt.id()));
    var isNew = !asked.possibleDuplicates().equals(prompt.possibleDuplicates());
    if (isNew || (!both && !asked.possibleDuplicates().isEmpty())) {
      prompts.update(asked);
      return Refused.asStale("POSSIBLE_DUPLICATE",
          "This may be the same work as %s.".formatted(
              String.join("; ", others.of(asked).stream().map(OtherWork::sentence).toList())),
          "Approve it with the answer BOTH if it is work of its own, or reject it as already recorded.");
    }
    var approved = prompt.in(PromptState.APPROVED, clock.instant());
    prompts.update(approved);
    audit.record(withAcceptedCodes(changed(actor, "approved", prompt, approved)
        .after("matter", approved.draft().matter())
        .after("minutes", approved.draft().minutes().orElseThrow())
        .after("billability", approved.draft().billability())
        .text("narrative", approved.draft().narrative()), approved.draft().proposed()));
    var decision = pricing.price(approved, actor) ? PromptDecision.APPROVED : PromptDecision.RATE_MISSING;
    tasks.promptDecided(approved.signal(), decision, actor);
    return new Done<>(approved);
  }

  /** Codes that were proposed to the person, who approved them as they stood. */
  private static AuditEntry withAcceptedCodes(AuditEntry entry, ProposedCodes proposed) {
    return proposed.areAny() ? entry.after("acceptedAsProposed", proposed.members()) : entry;
  }

  /** Once; the minutes and words that came with the refused answer are not kept. */
  private Answer<TimePrompt> toldOfFurtherWork(TimePrompt prompt) {
    prompts.update(prompt.toldOfFurtherWork());
    return Refused.asStale("FURTHER_WORK", prompt.further().sentence(),
        "Look at the prompt and take the work in, or answer again to leave it out.");
  }

  /** The words go everywhere they stand, in what was answered to the forms too. */
  private TimePrompt erased(TimePrompt prompt, String reason) {
    erasure.eraseSignalsOf(prompt, reason);
    return prompt.erased();
  }

  /** A delegate's act names whose it was: X for Y. */
  private static AuditEntry changed(Actor actor, String act, TimePrompt before, TimePrompt after) {
    var entry = AuditEntry.of(actor, act, "time-prompt", before.id())
        .before("state", before.state())
        .after("state", after.state());
    return actor.is(before.timekeeper()) ? entry : entry.after("onBehalfOf", before.timekeeper());
  }
}
