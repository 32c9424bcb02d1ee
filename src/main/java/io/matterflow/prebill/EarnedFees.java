package io.matterflow.prebill;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.prebill.FixedFee.Kind;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fees by the terms of their matters. What people or systems report (milestones, outcomes) is there before a bill asks for it;
 * what the calendar alone earns (periods of subscriptions, a flat fee at the end) is put down when a bill asks.
 */
@Component
class EarnedFees implements FixedFees {

  private static final String AT_THE_END = "end";

  private final JdbcFixedFees fees;
  private final Directory directory;
  private final Clock clock;

  EarnedFees(JdbcFixedFees fees, Directory directory, Clock clock) {
    this.fees = fees;
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  @Transactional
  public Map<PreBillId, List<FixedFee>> claim(Map<PreBillId, Matter> preBills, LocalDate upTo) {
    if (preBills.isEmpty()) {
      return Map.of();
    }
    var earned = new ArrayList<FixedFee>();
    earned.addAll(periods(preBills.values(), upTo));
    earned.addAll(flatFees(preBills.values(), upTo));
    if (!earned.isEmpty()) {
      fees.insert(earned, Actor.ENGINE.user(), clock.instant());
    }
    var preBillOf = preBills.entrySet().stream().collect(toMap(entry -> entry.getValue().id(), Map.Entry::getKey));
    var claims = new LinkedHashMap<FixedFeeId, PreBillId>();
    var unclaimed = fees.lockUnclaimed(preBillOf.keySet(), upTo);
    unclaimed.forEach(fee -> claims.put(fee.id(), preBillOf.get(fee.matter())));
    if (!claims.isEmpty()) {
      fees.claim(claims);
    }
    return unclaimed.stream().collect(groupingBy(fee -> preBillOf.get(fee.matter())));
  }

  @Override
  @Transactional
  public void release(PreBillId preBill) {
    fees.release(preBill);
  }

  @Override
  @Transactional
  public void billed(PreBillId preBill) {
    fees.billed(preBill);
  }

  private List<FixedFee> periods(Collection<Matter> matters, LocalDate upTo) {
    var subscribed = matters.stream().filter(matter -> matter.terms().monthlyFee().isPresent()).toList();
    var latest = subscribed.isEmpty()
        ? Map.<MatterId, LocalDate>of()
        : fees.latest(Kind.SUBSCRIPTION, subscribed.stream().map(Matter::id).toList());
    return subscribed.stream()
        .flatMap(matter -> SubscriptionPeriod.ended(matter.terms().anchor(), Optional.ofNullable(latest.get(matter.id())), upTo)
            .stream()
            .filter(period -> matter.isEnrolledOn(period.to()))
            .map(period -> FixedFee.earned(matter.id(), Kind.SUBSCRIPTION, period.to().toString(), period.label(),
                money(matter, matter.terms().monthlyFee().orElseThrow()), period.to())))
        .toList();
  }

  /** A flat fee that no milestones divide is earned when the matter is closed. */
  private List<FixedFee> flatFees(Collection<Matter> matters, LocalDate upTo) {
    var ended = new HashMap<MatterId, Matter>();
    matters.stream()
        .filter(matter -> matter.status() == Matter.Status.CLOSED)
        .filter(matter -> matter.terms().fee().isPresent() && matter.terms().milestones().isEmpty())
        .forEach(matter -> ended.put(matter.id(), matter));
    if (!ended.isEmpty()) {
      ended.keySet().removeAll(fees.latest(Kind.FLAT, List.copyOf(ended.keySet())).keySet());
    }
    return ended.values().stream()
        .map(matter -> FixedFee.earned(matter.id(), Kind.FLAT, AT_THE_END, "Flat fee",
            money(matter, matter.terms().fee().orElseThrow()), upTo))
        .toList();
  }

  private Money money(Matter matter, BigDecimal amount) {
    return new Money(amount, directory.required(matter.client()).currency());
  }
}
