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
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Rounds worked time by the policy in force for the matter, and keeps what it was rounded from. */
@Component
class TimeRounding {

  private static final BigDecimal MINUTES_OF_AN_HOUR = BigDecimal.valueOf(60);

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
    var rounding = looked(matter);
    var before = rounding.needsTheDay() ? days.beside(work, itself) : Day.NOTHING;
    return rounding.rounded(raw, matter.increment(), before).hours();
  }

  private Rounding looked(Matter matter) {
    return decisions.look(TIME_ROUNDING, facts(matter)).stream()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the decision time-rounding has no rule for " + matter.id()))
        .result();
  }

  /** Decides it, once. */
  Hours decide(WorkSpan work, Duration raw, PromptId itself) {
    var matter = directory.required(work.matter());
    var rounding = decisions.decide(TIME_ROUNDING, facts(matter), Subject.of("time-prompt", itself));
    var before = rounding.result().needsTheDay() ? lockedDay(work, itself) : Day.NOTHING;
    return Hours.of(raw, rounding.result().rounded(raw, matter.increment(), before), rounding.rule());
  }

  /**
   * What minutes would come to when they are divided so, where a part is shorter than one increment and more is billed for
   * that reason than for the whole. Matters that are rounded differently, or over a day, are not compared.
   */
  Optional<Overcharge> overcharge(List<MatterId> matters, List<Integer> minutes) {
    var policies = matters.stream().map(directory::required).map(this::policy).distinct().toList();
    if (policies.size() != 1 || policies.get(0).needsTheDay()) {
      return Optional.empty();
    }
    var policy = policies.get(0);
    var whole = hours(policy, minutes.stream().mapToInt(Integer::intValue).sum());
    var parts = minutes.stream().map(part -> hours(policy, part)).reduce(BigDecimal.ZERO, BigDecimal::add);
    var increment = policy.increment().orElseThrow().multiply(MINUTES_OF_AN_HOUR);
    return minutes.stream().anyMatch(part -> BigDecimal.valueOf(part).compareTo(increment) < 0) && parts.compareTo(whole) > 0
        ? Optional.of(new Overcharge(whole, parts, increment))
        : Optional.empty();
  }

  /** Hours for the whole, for its parts each by itself, and the minutes of one increment. */
  record Overcharge(BigDecimal whole, BigDecimal parts, BigDecimal increment) {}

  private Rounding policy(Matter matter) {
    var rounding = looked(matter);
    return new Rounding(
        rounding.direction(), rounding.basis(), Optional.of(rounding.increment().orElse(matter.increment()).stripTrailingZeros()));
  }

  private static BigDecimal hours(Rounding policy, int minutes) {
    return policy.rounded(Duration.ofMinutes(minutes), policy.increment().orElseThrow(), Day.NOTHING).hours().hours();
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
