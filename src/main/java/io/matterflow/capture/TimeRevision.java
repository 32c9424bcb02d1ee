package io.matterflow.capture;

import io.matterflow.capture.Answer.Done;
import io.matterflow.capture.Answer.Refused;
import io.matterflow.capture.CaptureDecisions.Judgement;
import io.matterflow.capture.TimeRounding.Hours;
import io.matterflow.directory.Directory;
import io.matterflow.directory.RateCard;
import io.matterflow.directory.RateCard.RateSource;
import io.matterflow.directory.RateCard.ResolvedRate;
import io.matterflow.kernel.MatterId;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What a posted entry reads after a correction. What the correction does not touch stays as it was posted, whatever the
 * rules say today: hours are rounded anew with other minutes or another matter, the rate is looked up with another
 * matter, whether the time is billable is judged with another matter or activity; all for the day of the work.
 */
@Component
class TimeRevision {

  private final JdbcSignals signals;
  private final PromptCodes codes;
  private final BillabilityRules rules;
  private final TimeRounding rounding;
  private final RateCard rates;
  private final Directory directory;

  TimeRevision(
      JdbcSignals signals,
      PromptCodes codes,
      BillabilityRules rules,
      TimeRounding rounding,
      RateCard rates,
      Directory directory) {
    this.signals = signals;
    this.codes = codes;
    this.rules = rules;
    this.rounding = rounding;
    this.rates = rates;
    this.directory = directory;
  }

  Answer<ApprovedTime> of(ApprovedTime before, TimePrompt prompt, EntryEdits edits) {
    var matter = edits.matter().orElse(before.entry().matter());
    if (directory.matter(matter).isEmpty()) {
      return Refused.forMember(
          "matterId", "UNKNOWN_MATTER", "There is no matter %s.".formatted(matter), "Choose a matter of the firm.");
    }
    if (edits.narrative().filter(String::isBlank).isPresent()) {
      return Refused.forMember("narrative", "NARRATIVE_REQUIRED", "The narrative is empty.", "Say what was done.");
    }
    var activityCode = changed(edits.activityCode(), before.entry().activityCode());
    var taskCode = changed(edits.taskCode(), before.entry().taskCode());
    var wrong = codes.<ApprovedTime>wrong(taskCode, activityCode, directory.required(matter));
    if (wrong.isPresent()) {
      return wrong.get();
    }
    var moved = !matter.equals(before.entry().matter());
    var judged = moved || !activityCode.equals(before.entry().activityCode())
        ? Optional.of(rules.judge(signals.required(prompt.signal()), directory.required(matter), activityCode).result())
        : Optional.<Judgement>empty();
    var excluded = judged.filter(judgement -> judgement.billability() == Billability.EXCLUDED);
    if (excluded.isPresent()) {
      return Refused.forMember(
          "matterId",
          "MATTER_TAKES_NO_TIME",
          "Matter %s takes no time of this kind (%s).".formatted(matter, excluded.get().reason()),
          "Choose another matter or activity.");
    }
    var billable = judged.map(judgement -> judgement.billability() == Billability.BILLABLE).orElse(before.billable());
    var rate = moved
        ? rates.rate(matter, before.entry().timekeeper(), before.entry().workDate())
        : Optional.of(posted(before));
    return rate
        .<Answer<ApprovedTime>>map(found -> new Done<>(revised(before, matter, activityCode, found, billable, edits)))
        .orElseGet(() -> Refused.forMember(
            "matterId",
            "RATE_MISSING",
            "No rate of %s on matter %s holds on %s.".formatted(
                before.entry().timekeeper(), matter, before.entry().workDate()),
            "Have the rate entered in the practice system first."));
  }

  private static ResolvedRate posted(ApprovedTime before) {
    return new ResolvedRate(before.entry().rate(), RateSource.valueOf(before.entry().rateSource()), before.rateSince());
  }

  private ApprovedTime revised(
      ApprovedTime before,
      MatterId matter,
      Optional<String> activityCode,
      ResolvedRate rate,
      boolean billable,
      EntryEdits edits) {
    var hours = hours(before, matter, activityCode, edits);
    var entry = before.entry();
    var changed = new TimeEntry(
        entry.id(),
        matter,
        entry.timekeeper(),
        entry.workDate(),
        entry.enteredOn(),
        hours.billed(),
        rate.rate(),
        rate.source().name(),
        hours.at(rate.rate()),
        edits.narrative().orElse(entry.narrative()),
        changed(edits.taskCode(), entry.taskCode()),
        activityCode,
        entry.approval(),
        entry.source());
    return new ApprovedTime(
        changed,
        before.system(),
        before.sourceId(),
        before.prompt(),
        before.startedAt(),
        hours.from(),
        rate.since(),
        hours.percent(),
        billable,
        before.possibleDuplicates(),
        before.standing());
  }

  private Hours hours(ApprovedTime before, MatterId matter, Optional<String> activityCode, EntryEdits edits) {
    if (edits.minutes().isEmpty() && matter.equals(before.entry().matter())) {
      return new Hours(before.hours(), before.billedPercent(), before.rounded());
    }
    var raw = edits.minutes().map(Duration::ofMinutes).or(before::raw).orElseThrow();
    var work = new WorkSpan(
        before.entry().timekeeper(),
        matter,
        before.entry().workDate(),
        activityCode,
        before.startedAt(),
        Optional.of(raw));
    return rounding.decide(work, raw, before.prompt().orElseThrow());
  }

  private static Optional<String> changed(Optional<String> edit, Optional<String> before) {
    return edit.isPresent() ? edit.filter(code -> !code.isEmpty()) : before;
  }
}
