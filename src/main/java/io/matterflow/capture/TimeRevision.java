package io.matterflow.capture;

import io.matterflow.capture.Answer.Done;
import io.matterflow.capture.Answer.Refused;
import io.matterflow.capture.CaptureDecisions.Judgement;
import io.matterflow.capture.TimeRounding.Hours;
import io.matterflow.directory.Directory;
import io.matterflow.directory.RateCard;
import io.matterflow.directory.RateCard.ResolvedRate;
import io.matterflow.kernel.MatterId;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What a posted entry reads after a correction: judged, rounded and priced as if it were approved now, for the same
 * day.
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
      JdbcSignals signals, PromptCodes codes, BillabilityRules rules, TimeRounding rounding, RateCard rates, Directory directory) {
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
    var judged = rules.judge(signals.required(prompt.signal()), directory.required(matter), activityCode).result();
    if (judged.billability() == Billability.EXCLUDED) {
      return Refused.forMember(
          "matterId",
          "MATTER_TAKES_NO_TIME",
          "Matter %s takes no time of this kind (%s).".formatted(matter, judged.reason()),
          "Choose another matter or activity.");
    }
    return rates.rate(matter, before.entry().timekeeper(), before.entry().workDate())
        .<Answer<ApprovedTime>>map(rate -> new Done<>(revised(before, matter, activityCode, rate, judged, edits)))
        .orElseGet(() -> Refused.forMember(
            "matterId",
            "RATE_MISSING",
            "No rate of %s on matter %s holds on %s.".formatted(
                before.entry().timekeeper(), matter, before.entry().workDate()),
            "Have the rate entered in the practice system first."));
  }

  private ApprovedTime revised(
      ApprovedTime before,
      MatterId matter,
      Optional<String> activityCode,
      ResolvedRate rate,
      Judgement judged,
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
        judged.billability() == Billability.BILLABLE,
        before.possibleDuplicates(),
        before.standing());
  }

  private Hours hours(ApprovedTime before, MatterId matter, Optional<String> activityCode, EntryEdits edits) {
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
