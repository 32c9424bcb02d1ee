package io.matterflow.capture;

import static io.matterflow.capture.CaptureDecisions.DURATION_ESTIMATE;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.capture.CaptureDecisions.EstimateFacts;
import io.matterflow.capture.TimePrompt.Draft;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.engine.Decisions;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.notices.NoticeKind;
import io.matterflow.notices.PersonalNotices;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Turns a matched signal into a prompt, filled in so far that approving it takes two clicks. */
@Service
public class TimeProposals {

  private final JdbcSignals signals;
  private final JdbcTimePrompts prompts;
  private final JdbcAskedPrompts asked;
  private final BillabilityRules rules;
  private final Narratives narratives;
  private final PossibleDuplicates duplicates;
  private final PromptModes modes;
  private final PersonalNotices notices;
  private final Decisions decisions;
  private final Directory directory;
  private final AuditTrail audit;
  private final Clock clock;

  TimeProposals(
      JdbcSignals signals,
      JdbcTimePrompts prompts,
      JdbcAskedPrompts asked,
      BillabilityRules rules,
      Narratives narratives,
      PossibleDuplicates duplicates,
      PromptModes modes,
      PersonalNotices notices,
      Decisions decisions,
      Directory directory,
      AuditTrail audit,
      Clock clock) {
    this.signals = signals;
    this.prompts = prompts;
    this.asked = asked;
    this.rules = rules;
    this.narratives = narratives;
    this.duplicates = duplicates;
    this.modes = modes;
    this.notices = notices;
    this.decisions = decisions;
    this.directory = directory;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * The prompt goes to the signal's timekeeper; where it names none, to the matter's responsible attorney. A signal has
   * one prompt, which a reopened signal finds again. Says how it is asked.
   */
  @Transactional
  public PromptMode propose(SignalId id) {
    var prompt = prompts.of(id).orElseGet(() -> proposed(signals.required(id)));
    var mode = modes.of(prompt);
    asked.ask(prompt.id(), mode);
    notices.plan(NoticeKind.PROMPT, prompt.timekeeper(), prompt.id().toString());
    return mode;
  }

  /** What would be proposed for the signal; nothing is stored. */
  TimePrompt sketch(ActivitySignal signal) {
    var matter = directory.required(signal.standing().matter().orElseThrow());
    return prompt(signal, matter, signal.standing().timekeeper().orElseGet(matter::responsibleAttorney));
  }

  private TimePrompt proposed(ActivitySignal signal) {
    var prompt = sketch(signal);
    var flagged = prompt
        .mayRepeat(duplicates.of(prompt.span(), prompt.id()))
        .mayRepeat(signal.kind() == ActivityKind.FILING ? duplicates.ofSameWords(prompt) : List.of());
    prompts.insert(flagged);
    audit.record(AuditEntry.of(Actor.ENGINE, "proposed", "time-prompt", flagged.id()).after("state", flagged.state()));
    return flagged;
  }

  private TimePrompt prompt(ActivitySignal signal, Matter matter, TimekeeperId timekeeper) {
    var minutes = signal.duration().map(TimePrompt::minutes).or(() -> estimate(signal, matter));
    var taskCode = rules.suggestedTask(signal, matter);
    var activityCode = rules.suggestedCode(signal, matter);
    return new TimePrompt(
        PromptId.next(),
        signal.id(),
        signal.kind(),
        timekeeper,
        signal.at().atZone(directory.firm().zone()).toLocalDate(),
        signal.at(),
        signal.duration(),
        signal.duration().isEmpty(),
        new Draft(
            matter.id(),
            signal.standing().billability().orElseThrow(),
            signal.standing().billabilityReason(),
            minutes,
            narratives.of(signal, matter),
            taskCode,
            activityCode,
            ProposedCodes.of(taskCode, activityCode)),
        FurtherWork.NOT_STATED,
        List.of(),
        PromptState.OPEN,
        Optional.empty(),
        clock.instant());
  }

  private Optional<Integer> estimate(ActivitySignal signal, Matter matter) {
    var facts = new EstimateFacts(signal.kind(), signal.words(), matter.billingModel());
    return decisions.find(DURATION_ESTIMATE, facts, signal.asSubject()).flatMap(decided -> decided.result().minutes());
  }
}
