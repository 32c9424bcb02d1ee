package io.matterflow.capture;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.capture.Answer.Done;
import io.matterflow.capture.Answer.Refused;
import io.matterflow.capture.ApprovedTime.Standing;
import io.matterflow.capture.TimeRounding.Hours;
import io.matterflow.directory.Directory;
import io.matterflow.directory.RateCard;
import io.matterflow.directory.RateCard.ResolvedRate;
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
  private final TimeRounding rounding;
  private final Directory directory;
  private final RateCard rates;
  private final CaptureTasks tasks;
  private final AuditTrail audit;
  private final Clock clock;

  TimePricing(
      JdbcTimePrompts prompts,
      JdbcTimeEntries entries,
      TimeRounding rounding,
      Directory directory,
      RateCard rates,
      CaptureTasks tasks,
      AuditTrail audit,
      Clock clock) {
    this.prompts = prompts;
    this.entries = entries;
    this.rounding = rounding;
    this.directory = directory;
    this.rates = rates;
    this.tasks = tasks;
    this.audit = audit;
    this.clock = clock;
  }

  /** The entry that an approved prompt became. */
  @Transactional(readOnly = true)
  public Optional<ApprovedTime> entry(TimePrompt prompt) {
    return prompt.isSignedOff() ? entries.of(prompt.id()) : Optional.empty();
  }

  /** The hours that a prompt comes to as it stands; empty while nobody has said how long it took. */
  @Transactional(readOnly = true)
  public Optional<BilledTime> hours(TimePrompt prompt) {
    return prompt.worked().map(worked -> rounding.look(prompt.span(), worked, prompt.id()));
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
    var time = time(prompt, rate, rounding.decide(prompt.span(), prompt.worked().orElseThrow(), prompt.id()));
    entries.insert(time);
    audit.record(AuditEntry.of(actor, "entered", "time-entry", time.entry().id())
        .after("prompt", prompt.id())
        .after("time", prompt.estimated() ? "estimated" : "measured")
        .after("hours", time.hours().plain())
        .after("rounding", time.roundingRule().orElseThrow())
        .after("rate", time.entry().rate())
        .after("rateSource", time.entry().rateSource())
        .after("amount", time.entry().amount())
        .after("billable", time.billable()));
  }

  private ApprovedTime time(TimePrompt prompt, ResolvedRate rate, Hours hours) {
    var draft = prompt.draft();
    var entry = new TimeEntry(
        TimeEntryId.next(),
        draft.matter(),
        prompt.timekeeper(),
        prompt.workDate(),
        clock.instant().atZone(directory.firm().zone()).toLocalDate(),
        hours.billed(),
        rate.rate(),
        rate.source().name(),
        hours.at(rate.rate()),
        draft.narrative(),
        draft.taskCode(),
        draft.activityCode(),
        ClientApproval.NONE,
        prompt.kind().entrySource());
    return new ApprovedTime(
        entry,
        ApprovedTime.OURS,
        prompt.id().toString(),
        Optional.of(prompt.id()),
        Optional.of(prompt.startedAt()),
        hours.from(),
        rate.since(),
        hours.percent(),
        draft.billability() == Billability.BILLABLE,
        prompt.possibleDuplicates(),
        Standing.NEW);
  }
}
