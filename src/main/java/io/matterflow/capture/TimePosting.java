package io.matterflow.capture;

import static io.matterflow.capture.CaptureDecisions.POSTING_DELAY;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.capture.CaptureDecisions.PostingFacts;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.EffectKey;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.practice.KeptTime;
import io.matterflow.practice.PracticeSystem.TimeEntryPosting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
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
  private final PostingState state;
  private final TimeQuestions questions;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  TimePosting(
      JdbcTimePrompts prompts,
      JdbcTimeEntries entries,
      PossibleDuplicates duplicates,
      Decisions decisions,
      PostingState state,
      TimeQuestions questions,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.prompts = prompts;
    this.entries = entries;
    this.duplicates = duplicates;
    this.decisions = decisions;
    this.state = state;
    this.questions = questions;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** Whose work to look for over there before anything is sent; nothing where it has begun to go out. */
  @Transactional(readOnly = true)
  public Optional<Work> toLookFor(SignalId signal) {
    return prompts.of(signal)
        .filter(state::isStillHere)
        .map(prompt -> new Work(prompt.timekeeper(), prompt.draft().matter(), prompt.workDate()));
  }

  /**
   * The entry as it goes out, or the question that came up first: here, or in what the practice system has of that
   * day. What has begun to go out, or stands on a bill, is not taken back; then the question is asked beside it.
   */
  @Transactional
  public Plan plan(SignalId signal, List<KeptTime> kept) {
    var prompt = prompts.lockedOf(signal);
    if (prompt.state() != PromptState.APPROVED) {
      throw new IllegalStateException(
          "prompt %s was taken back while it was about to be posted".formatted(prompt.id()));
    }
    var others = duplicates.of(prompt.span(), prompt.id(), kept);
    if (!prompt.possibleDuplicates().containsAll(others)
        && state.isStillHere(prompt)
        && entries.withdraw(prompt.id())) {
      return askAgain(prompt, others);
    }
    questions.askNow(prompt.id());
    return new Ready(PostingState.keyOf(prompt), posting(required(prompt)), there(prompt, kept));
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
    entries.of(prompt.id()).filter(ApprovedTime::billable).ifPresent(time ->
        events.publishEvent(new TimeReadyToBill(time.entry().matter(), time.entry().workDate())));
  }

  private Plan askAgain(TimePrompt prompt, List<String> others) {
    var open = prompt.mayRepeat(others).in(PromptState.OPEN, clock.instant());
    prompts.update(open);
    questions.askedOnThePrompt(prompt.id());
    audit.record(AuditEntry.of(Actor.ENGINE, "asked again", "time-prompt", prompt.id())
        .before("state", prompt.state())
        .after("state", open.state())
        .after("possibleDuplicates", String.join(", ", open.possibleDuplicates())));
    return new MayBeDuplicate(open.possibleDuplicates());
  }

  private ApprovedTime required(TimePrompt prompt) {
    return entries.of(prompt.id())
        .orElseThrow(() -> new IllegalStateException("prompt %s has no entry to post".formatted(prompt.id())));
  }

  /** Our entry over there, which a copy of this database may have forgotten that it posted. */
  private static Optional<String> there(TimePrompt prompt, List<KeptTime> kept) {
    var reference = prompt.id().toString();
    return kept.stream()
        .filter(time -> time.reference().filter(reference::equals).isPresent())
        .map(KeptTime::id)
        .findFirst();
  }

  /**
   * The entry as the practice system is to keep it; its source id, the prompt's for what a prompt made, is our
   * reference.
   */
  static TimeEntryPosting posting(ApprovedTime time) {
    var entry = time.entry();
    return new TimeEntryPosting(
        time.sourceId(),
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

  /** A person's day on a matter. */
  public record Work(TimekeeperId timekeeper, MatterId matter, LocalDate date) {}

  /** What to do about an approved prompt: send it, or ask its timekeeper again. */
  public sealed interface Plan {}

  /** To be sent under the key, unless it is {@code there} already under that id. */
  public record Ready(EffectKey key, TimeEntryPosting entry, Optional<String> there) implements Plan {}

  public record MayBeDuplicate(List<String> others) implements Plan {}
}
