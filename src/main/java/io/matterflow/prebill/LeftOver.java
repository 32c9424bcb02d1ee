package io.matterflow.prebill;

import io.matterflow.capture.Expenses;
import io.matterflow.capture.TimeEntries;
import io.matterflow.capture.TimeUnderway;
import io.matterflow.directory.Directory;
import io.matterflow.directory.FeeArrangement;
import io.matterflow.directory.FeeArrangements;
import io.matterflow.directory.Matter;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What stands against closing a matter, in sentences with numbers: work that nobody has answered, time, costs and fees
 * that no bill has, bills on their way, money in trust. Of unanswered work there is a count and nothing else.
 */
@Component
class LeftOver {

  private static final Set<FeeArrangement.Trigger> BILLS_HOURS = Set.of(
      FeeArrangement.Trigger.CYCLE, FeeArrangement.Trigger.UNKNOWN);

  private final TimeUnderway underway;
  private final TimeEntries time;
  private final Expenses expenses;
  private final EarnedFees fees;
  private final FeeArrangements arrangements;
  private final JdbcPreBills preBills;
  private final TrustBalances trust;
  private final Directory directory;
  private final Clock clock;

  LeftOver(
      TimeUnderway underway,
      TimeEntries time,
      Expenses expenses,
      EarnedFees fees,
      FeeArrangements arrangements,
      JdbcPreBills preBills,
      TrustBalances trust,
      Directory directory,
      Clock clock) {
    this.underway = underway;
    this.time = time;
    this.expenses = expenses;
    this.fees = fees;
    this.arrangements = arrangements;
    this.preBills = preBills;
    this.trust = trust;
    this.directory = directory;
    this.clock = clock;
  }

  /** Of each matter what is left over, money in trust among it; a matter without anything is absent. */
  Map<MatterId, List<String>> of(Collection<Matter> matters) {
    var left = new HashMap<>(toBill(matters));
    for (var matter : matters) {
      var words = Stream.concat(inTrust(matter).stream(), trust.unsettled(matter.id()).stream()).toList();
      if (!words.isEmpty()) {
        left.merge(matter.id(), words, (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
      }
    }
    return left;
  }

  /** By the books of whoever keeps them. */
  private Optional<String> inTrust(Matter matter) {
    return trust.of(matter.id(), directory.required(matter.client()).currency())
        .map(TrustBalances.Balance::amount)
        .filter(Money::isPositive)
        .map(amount -> "a trust balance of " + amount.plain());
  }

  /** Of each matter what no settled bill has. */
  Map<MatterId, List<String>> toBill(Collection<Matter> matters) {
    if (matters.isEmpty()) {
      return Map.of();
    }
    var today = today();
    var unbilled = time.unbilledAmounts(today);
    var charges = charges(matters);
    var left = new HashMap<MatterId, List<String>>();
    for (var matter : matters) {
      var words = new ArrayList<String>();
      var prompts = underway.of(matter.id(), today);
      if (prompts.unanswered() > 0) {
        words.add("prompts without an answer: " + prompts.unanswered());
      }
      if (prompts.withoutRate() > 0) {
        words.add("approved time without a rate: " + prompts.withoutRate());
      }
      if (unbilled.containsKey(matter.id()) && BILLS_HOURS.contains(arrangements.of(matter).trigger())) {
        words.add("unbilled time of " + unbilled.get(matter.id()).toPlainString());
      }
      words.addAll(charges.getOrDefault(matter.id(), List.of()));
      if (!words.isEmpty()) {
        left.put(matter.id(), List.copyOf(words));
      }
    }
    return left;
  }

  /** Of each matter the costs and fees that no bill has, and the bill that is on its way. */
  Map<MatterId, List<String>> charges(Collection<Matter> matters) {
    if (matters.isEmpty()) {
      return Map.of();
    }
    var today = today();
    var costs = Set.copyOf(expenses.mattersWithUnbilledCosts(today));
    var waiting = fees.waiting(matters, today);
    var open = preBills.underWay(matters.stream().map(Matter::id).toList());
    var left = new HashMap<MatterId, List<String>>();
    for (var matter : matters) {
      var words = new ArrayList<String>();
      if (costs.contains(matter.id()) && arrangements.of(matter).trigger() != FeeArrangement.Trigger.NEVER) {
        words.add("unbilled costs");
      }
      if (waiting.contains(matter.id())) {
        words.add("agreed fees that no bill has");
      }
      if (open.contains(matter.id())) {
        words.add("a pre-bill that is no invoice yet");
      }
      if (!words.isEmpty()) {
        left.put(matter.id(), List.copyOf(words));
      }
    }
    return left;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), directory.firm().zone());
  }
}
