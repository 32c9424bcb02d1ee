package io.matterflow.capture;

import static io.matterflow.capture.CaptureDecisions.TIME_ROUNDING;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.capture.Answer.Done;
import io.matterflow.capture.Answer.Refused;
import io.matterflow.capture.CaptureDecisions.RoundingFacts;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.directory.RateCard;
import io.matterflow.directory.RateCard.ResolvedRate;
import io.matterflow.engine.Decided;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.BilledTime;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes an approved prompt an entry: rounded once by the matter's rule, priced once with the rate of the work date.
 * Without a rate there is no entry, never one at zero; a billing coordinator is asked to have the rate entered.
 */
@Service
public class TimePricing {

  private final JdbcTimePrompts prompts;
  private final JdbcTimeEntries entries;
  private final Decisions decisions;
  private final Directory directory;
  private final RateCard rates;
  private final CaptureTasks tasks;
  private final AuditTrail audit;
  private final Clock clock;

  TimePricing(
      JdbcTimePrompts prompts,
      JdbcTimeEntries entries,
      Decisions decisions,
      Directory directory,
      RateCard rates,
      CaptureTasks tasks,
      AuditTrail audit,
      Clock clock) {
    this.prompts = prompts;
    this.entries = entries;
    this.decisions = decisions;
    this.directory = directory;
    this.rates = rates;
    this.tasks = tasks;
    this.audit = audit;
    this.clock = clock;
  }

  /** The hours that a prompt comes to as it stands; empty while nobody has said how long it took. */
  @Transactional(readOnly = true)
  public Optional<BilledTime> hours(TimePrompt prompt) {
    var matter = directory.required(prompt.draft().matter());
    return prompt.worked().map(worked -> decisions.look(TIME_ROUNDING, facts(matter)).stream()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the decision time-rounding has no rule for " + matter.id()))
        .result()
        .rounded(worked, matter.increment()));
  }

  /** The rate that was missing is in the directory now: the entry is made. */
  @Transactional
  public Answer<TimePrompt> priceAgain(SignalId signal, Actor actor) {
    var prompt = prompts.lockedOf(signal);
    if (entries.of(prompt.id()).isPresent()) {
      return Refused.asStale("ALREADY_PRICED", "The time has its rate.", "Look at the task list again.");
    }
    if (!price(prompt, actor)) {
      return Refused.byRule("RATE_MISSING",
          "There is still no rate for timekeeper %s on matter %s on %s.".formatted(
              prompt.timekeeper(), prompt.draft().matter(), prompt.workDate()),
          "Enter a rate that holds on that day in the practice system, load the directory, then try again.");
    }
    tasks.rateSupplied(signal, actor);
    return new Done<>(prompt);
  }

  /** Whether there was a rate; then there is an entry now. */
  boolean price(TimePrompt prompt, Actor actor) {
    var rate = rates.rate(prompt.draft().matter(), prompt.timekeeper(), prompt.workDate());
    rate.ifPresent(resolved -> enter(prompt, resolved, actor));
    return rate.isPresent();
  }

  private void enter(TimePrompt prompt, ResolvedRate rate, Actor actor) {
    var matter = directory.required(prompt.draft().matter());
    var rounding = decisions.decide(TIME_ROUNDING, facts(matter), Subject.of("time-prompt", prompt.id()));
    var time = time(prompt, rate, rounding, matter);
    entries.insert(time);
    audit.record(AuditEntry.of(actor, "entered", "time-entry", time.entry().id())
        .after("prompt", prompt.id())
        .after("hours", time.hours().plain())
        .after("rounding", time.roundingRule().orElseThrow())
        .after("rate", time.entry().rate())
        .after("rateSource", time.entry().rateSource())
        .after("amount", time.entry().amount())
        .after("billable", time.billable()));
  }

  private ApprovedTime time(TimePrompt prompt, ResolvedRate rate, Decided<Rounding> rounding, Matter matter) {
    var draft = prompt.draft();
    var hours = rounding.result().rounded(prompt.worked().orElseThrow(), matter.increment());
    var entry = new TimeEntry(
        TimeEntryId.next(),
        draft.matter(),
        prompt.timekeeper(),
        prompt.workDate(),
        clock.instant().atZone(directory.firm().zone()).toLocalDate(),
        hours,
        rate.rate(),
        rate.source().name(),
        hours.at(rate.rate()),
        draft.narrative(),
        draft.taskCode(),
        draft.activityCode(),
        prompt.kind().entrySource());
    var rule = rounding.rule();
    return new ApprovedTime(
        entry,
        ApprovedTime.OURS,
        prompt.id().toString(),
        Optional.of(prompt.id()),
        Optional.of(prompt.startedAt()),
        prompt.worked(),
        Optional.of("%s %d %s".formatted(rule.decision(), rule.version(), rule.rule())),
        ApprovedTime.WHOLE,
        draft.billability() == Billability.BILLABLE,
        prompt.possibleDuplicates());
  }

  private static RoundingFacts facts(Matter matter) {
    return new RoundingFacts(matter.billingModel(), matter.increment());
  }
}
