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
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
   * What minutes would come to when they are divided so, where more is billed for the parts than for the whole. Matters
   * that are rounded differently, or over a day, or to the second, are not compared.
   */
  Optional<Overcharge> overcharge(List<MatterId> matters, List<Integer> minutes) {
    var policies = matters.stream().map(directory::required).map(this::policy).distinct().toList();
    if (policies.size() != 1 || policies.get(0).needsTheDay()
        || policies.get(0).direction() == Rounding.Direction.NONE) {
      return Optional.empty();
    }
    var policy = policies.get(0);
    var whole = hours(policy, minutes.stream().mapToInt(Integer::intValue).sum());
    var parts = hours(policy, minutes);
    var increment = policy.increment().orElseThrow();
    return parts.compareTo(whole) > 0
        ? Optional.of(
            new Overcharge(whole, parts, increment.multiply(MINUTES_OF_AN_HOUR), fitting(policy, whole, minutes)))
        : Optional.empty();
  }

  /**
   * Hours for the whole, for its parts each by itself, the minutes of one increment, and the minutes near the given
   * ones that are billed as the whole is; empty where there are more parts than increments.
   */
  record Overcharge(BigDecimal whole, BigDecimal parts, BigDecimal increment, List<Integer> fitting) {}

  /**
   * The increments of the whole by largest remainder; what the last of them lacks is taken from the part that gained
   * most.
   */
  private static List<Integer> fitting(Rounding policy, BigDecimal whole, List<Integer> minutes) {
    var increment = policy.increment().orElseThrow();
    var length = increment.multiply(MINUTES_OF_AN_HOUR);
    var sum = minutes.stream().mapToInt(Integer::intValue).sum();
    var units = whole.divide(increment, 0, RoundingMode.HALF_UP).intValueExact();
    var given = minutes.stream().map(part -> part * units / sum).collect(Collectors.toCollection(ArrayList::new));
    var byRemainder = IntStream.range(0, minutes.size()).boxed()
        .sorted(Comparator.comparing((Integer part) -> minutes.get(part) * units % sum).reversed())
        .toList();
    var left = units - given.stream().mapToInt(Integer::intValue).sum();
    byRemainder.subList(0, left).forEach(part -> given.set(part, given.get(part) + 1));
    var fitting = given.stream().map(count -> length.multiply(BigDecimal.valueOf(count)).intValue())
        .collect(Collectors.toCollection(ArrayList::new));
    var gained = byRemainder.stream()
        .max(Comparator.comparing((Integer part) -> fitting.get(part) - minutes.get(part)))
        .orElseThrow();
    fitting.set(gained, fitting.get(gained) + sum - fitting.stream().mapToInt(Integer::intValue).sum());
    return fitting.stream().allMatch(part -> part > 0) && hours(policy, fitting).compareTo(whole) <= 0
        ? List.copyOf(fitting)
        : List.of();
  }

  private static BigDecimal hours(Rounding policy, List<Integer> minutes) {
    return minutes.stream().map(part -> hours(policy, part)).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private Rounding policy(Matter matter) {
    var rounding = looked(matter);
    return new Rounding(
        rounding.direction(), rounding.basis(),
        Optional.of(rounding.increment().orElse(matter.increment()).stripTrailingZeros()));
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
