package io.matterflow.capture;

import static io.matterflow.capture.CaptureDecisions.POSTING_DELAY;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.capture.CaptureDecisions.PostingFacts;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.EffectKey;
import io.matterflow.engine.Effects;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.practice.PracticeSystem.TimeEntryPosting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What goes to the practice system of an approved prompt, once. Just before it goes, the look for other records of the
 * same work is repeated, for someone may have entered the time by hand since.
 */
@Service
public class TimePosting {

  private final JdbcTimePrompts prompts;
  private final JdbcTimeEntries entries;
  private final PossibleDuplicates duplicates;
  private final Decisions decisions;
  private final Effects effects;
  private final AuditTrail audit;
  private final Clock clock;

  TimePosting(
      JdbcTimePrompts prompts,
      JdbcTimeEntries entries,
      PossibleDuplicates duplicates,
      Decisions decisions,
      Effects effects,
      AuditTrail audit,
      Clock clock) {
    this.prompts = prompts;
    this.entries = entries;
    this.duplicates = duplicates;
    this.decisions = decisions;
    this.effects = effects;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * The entry as it goes out, or the question that came up first. What has begun to go out is not asked about again.
   */
  @Transactional
  public Plan plan(SignalId signal) {
    var prompt = prompts.lockedOf(signal);
    if (prompt.state() != PromptState.APPROVED) {
      throw new IllegalStateException("prompt %s was taken back while it was about to be posted".formatted(prompt.id()));
    }
    var key = keyOf(prompt);
    var others = duplicates.of(prompt.span(), prompt.id());
    if (!prompt.possibleDuplicates().containsAll(others)
        && effects.stateOf(key).isEmpty()
        && entries.withdraw(prompt.id())) {
      return askAgain(prompt, others);
    }
    return new Ready(key, posting(prompt));
  }

  static EffectKey keyOf(TimePrompt prompt) {
    return EffectKey.of("time-entry", prompt.id());
  }

  /** Until when the approval can be taken back, and whether there is a rate to post at. */
  @Transactional
  public Waiting waiting(SignalId signal) {
    var prompt = prompts.lockedOf(signal);
    var facts = new PostingFacts(prompt.draft().billability(), prompt.estimated());
    var delay = decisions.decide(POSTING_DELAY, facts, Subject.of("time-prompt", prompt.id())).result();
    return new Waiting(
        prompt.since().plus(Duration.ofMinutes(delay.minutes())), entries.of(prompt.id()).isPresent());
  }

  /** The practice system has it. */
  @Transactional
  public void posted(SignalId signal, String vendorId) {
    var prompt = prompts.lockedOf(signal);
    entries.posted(prompt.id(), vendorId);
    prompts.update(prompt.in(PromptState.POSTED, clock.instant()));
    audit.record(AuditEntry.of(Actor.ENGINE, "posted", "time-prompt", prompt.id())
        .before("state", prompt.state())
        .after("state", PromptState.POSTED)
        .after("postedAs", vendorId));
  }

  private Plan askAgain(TimePrompt prompt, List<String> others) {
    var open = prompt.mayRepeat(others).in(PromptState.OPEN, clock.instant());
    prompts.update(open);
    audit.record(AuditEntry.of(Actor.ENGINE, "asked again", "time-prompt", prompt.id())
        .before("state", prompt.state())
        .after("state", open.state())
        .after("possibleDuplicates", String.join(", ", open.possibleDuplicates())));
    return new MayBeDuplicate(open.possibleDuplicates());
  }

  private TimeEntryPosting posting(TimePrompt prompt) {
    var time = entries.of(prompt.id())
        .orElseThrow(() -> new IllegalStateException("prompt %s has no entry to post".formatted(prompt.id())));
    var entry = time.entry();
    return new TimeEntryPosting(
        prompt.id().toString(),
        entry.matter(),
        entry.timekeeper(),
        entry.workDate(),
        entry.hours(),
        entry.rate(),
        entry.narrative(),
        entry.taskCode(),
        entry.activityCode(),
        time.billable());
  }

  /** How long an approved prompt waits, and whether it is priced. */
  public record Waiting(Instant until, boolean rateKnown) {}

  /** What to do about an approved prompt: send it, or ask its timekeeper again. */
  public sealed interface Plan {}

  public record Ready(EffectKey key, TimeEntryPosting entry) implements Plan {}

  public record MayBeDuplicate(List<String> others) implements Plan {}
}
