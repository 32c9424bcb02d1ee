package io.matterflow.prebill;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.matterflow.directory.Client;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.prebill.FixedFee.Kind;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fees by the terms of their matters. What people or systems report (milestones, outcomes) is there before a bill asks
 * for it; what the calendar alone earns (periods of subscriptions, a flat fee at the end) is put down when a bill asks.
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

  /** The matters for which a claim up to that day would find a fee. */
  Set<MatterId> waiting(Collection<Matter> matters, LocalDate upTo) {
    var waiting = new HashSet<>(fees.mattersWithUnclaimed(upTo));
    var lastPeriods = fees.latest(Kind.SUBSCRIPTION);
    subscribed(matters).stream()
        .filter(matter -> !periods(matter, Optional.ofNullable(lastPeriods.get(matter.id())), upTo).isEmpty())
        .forEach(matter -> waiting.add(matter.id()));
    var takenAtTheEnd = fees.latest(Kind.FLAT).keySet();
    flatAndClosed(matters).stream()
        .filter(matter -> !takenAtTheEnd.contains(matter.id()))
        .forEach(matter -> waiting.add(matter.id()));
    return waiting;
  }

  @Override
  @Transactional
  public Map<PreBillId, List<FixedFee>> claim(Map<PreBillId, Matter> preBills, LocalDate upTo) {
    if (preBills.isEmpty()) {
      return Map.of();
    }
    putDownWhatTheCalendarEarned(preBills.values(), upTo);
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

  @Override
  @Transactional
  public void unbilled(PreBillId preBill) {
    fees.unbilled(preBill);
  }

  private void putDownWhatTheCalendarEarned(Collection<Matter> matters, LocalDate upTo) {
    var subscribed = subscribed(matters);
    var flat = flatAndClosed(matters);
    if (subscribed.isEmpty() && flat.isEmpty()) {
      return;
    }
    var clients = directory.clients(matters.stream().map(Matter::client).toList());
    var earned = new ArrayList<FixedFee>();
    var lastPeriods = subscribed.isEmpty()
        ? Map.<MatterId, LocalDate>of()
        : fees.latest(Kind.SUBSCRIPTION, ids(subscribed));
    subscribed.forEach(matter -> periods(matter, Optional.ofNullable(lastPeriods.get(matter.id())), upTo)
        .forEach(
            period -> earned.add(FixedFee.earned(matter.id(), Kind.SUBSCRIPTION, period.to().toString(), period.label(),
            money(matter.terms().monthlyFee().orElseThrow(), matter, clients), period.to()))));
    var takenAtTheEnd = flat.isEmpty() ? Set.<MatterId>of() : fees.latest(Kind.FLAT, ids(flat)).keySet();
    flat.stream().filter(matter -> !takenAtTheEnd.contains(matter.id()))
        .forEach(matter -> earned.add(FixedFee.earned(matter.id(), Kind.FLAT, AT_THE_END, "Flat fee",
            money(matter.terms().fee().orElseThrow(), matter, clients), upTo)));
    if (!earned.isEmpty()) {
      fees.insert(earned, Actor.ENGINE.user(), clock.instant());
    }
  }

  private static List<SubscriptionPeriod> periods(Matter matter, Optional<LocalDate> lastKnown, LocalDate upTo) {
    return SubscriptionPeriod.ended(matter.terms().anchor(), lastKnown, upTo).stream()
        .filter(period -> matter.isEnrolledOn(period.to()))
        .toList();
  }

  private static List<Matter> subscribed(Collection<Matter> matters) {
    return matters.stream().filter(matter -> matter.terms().monthlyFee().isPresent()).toList();
  }

  /** A flat fee that no milestones divide is earned when the matter is closed. */
  private static List<Matter> flatAndClosed(Collection<Matter> matters) {
    return matters.stream()
        .filter(matter -> matter.status() == Matter.Status.CLOSED)
        .filter(matter -> matter.terms().fee().isPresent() && matter.terms().milestones().isEmpty())
        .toList();
  }

  private static List<MatterId> ids(Collection<Matter> matters) {
    return matters.stream().map(Matter::id).toList();
  }

  private static Money money(BigDecimal amount, Matter matter, Map<ClientId, Client> clients) {
    return Optional.ofNullable(clients.get(matter.client()))
        .map(client -> new Money(amount, client.currency()))
        .orElseThrow(() -> new IllegalStateException("client %s is not in the directory".formatted(matter.client())));
  }
}
