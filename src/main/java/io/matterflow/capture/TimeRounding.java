package io.matterflow.capture;

import static io.matterflow.capture.CaptureDecisions.TIME_ROUNDING;

import io.matterflow.capture.CaptureDecisions.RoundingFacts;
import io.matterflow.capture.Rounding.Day;
import io.matterflow.capture.Rounding.Rounded;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.engine.Decided.RuleReference;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.Money;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Rounds worked time by the policy in force for the matter, and keeps what it was rounded from. */
@Component
class TimeRounding {

  private final Decisions decisions;
  private final JdbcRoundedDays days;
  private final Directory directory;

  TimeRounding(Decisions decisions, JdbcRoundedDays days, Directory directory) {
    this.decisions = decisions;
    this.days = days;
    this.directory = directory;
  }

  /** What the work would come to now. */
  BilledTime look(WorkSpan work, Duration raw, PromptId itself) {
    var matter = directory.required(work.matter());
    var rounding = decisions.look(TIME_ROUNDING, facts(matter)).stream()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the decision time-rounding has no rule for " + matter.id()))
        .result();
    var before = rounding.needsTheDay() ? days.beside(work, itself) : Day.NOTHING;
    return rounding.rounded(raw, matter.increment(), before).hours();
  }

  /** Decides it, once. */
  Hours decide(WorkSpan work, Duration raw, PromptId itself) {
    var matter = directory.required(work.matter());
    var rounding = decisions.decide(TIME_ROUNDING, facts(matter), Subject.of("time-prompt", itself));
    var before = rounding.result().needsTheDay() ? lockedDay(work, itself) : Day.NOTHING;
    return Hours.of(raw, rounding.result().rounded(raw, matter.increment(), before), rounding.rule());
  }

  private Day lockedDay(WorkSpan work, PromptId itself) {
    days.lock(work);
    return days.beside(work, itself);
  }

  private static RoundingFacts facts(Matter matter) {
    return new RoundingFacts(
        matter.billingModel(), matter.increment(), matter.client().value(), matter.id().value());
  }

  /** Hours for the bill, the share of them that is charged, and where they come from. */
  record Hours(BilledTime billed, int percent, RoundedTime from) {

    /** What is charged for them; nothing where the day was paid for already. */
    Money at(Money rate) {
      return percent == 0 ? Money.zero(rate.currency()) : billed.at(rate);
    }

    static Hours of(Duration raw, Rounded rounded, RuleReference rule) {
      return new Hours(
          rounded.hours(),
          rounded.charged() ? ApprovedTime.WHOLE : 0,
          new RoundedTime(
              Optional.of(raw),
              Optional.of(rounded.increment()),
              rounded.units(),
              Optional.of("%s %d %s".formatted(rule.decision(), rule.version(), rule.rule()))));
    }
  }
}
