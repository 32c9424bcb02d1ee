package io.matterflow.prebill;

import io.matterflow.capture.WorkedHours;
import io.matterflow.directory.Directory;
import io.matterflow.directory.FeeArrangement;
import io.matterflow.directory.FeeArrangements;
import io.matterflow.directory.Matter;
import io.matterflow.directory.Timekeeper;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Gathers the figures that stand beside a pre-bill. Hours are those of the month where the fee is paid by the period, and all
 * hours of the matter so far where it is not.
 */
@Component
class FigureFinder {

  private static final LocalDate EVER = LocalDate.of(1900, 1, 1);

  private final WorkedHours worked;
  private final JdbcBilledElsewhere billed;
  private final Reckoner reckoner;
  private final FeeArrangements arrangements;
  private final TrustBalances trust;
  private final EarlierBills bills;
  private final PortalReadiness portal;
  private final Directory directory;

  FigureFinder(
      WorkedHours worked,
      JdbcBilledElsewhere billed,
      Reckoner reckoner,
      FeeArrangements arrangements,
      TrustBalances trust,
      EarlierBills bills,
      PortalReadiness portal,
      Directory directory) {
    this.worked = worked;
    this.billed = billed;
    this.reckoner = reckoner;
    this.arrangements = arrangements;
    this.trust = trust;
    this.bills = bills;
    this.portal = portal;
    this.directory = directory;
  }

  PacketFigures of(PreBill preBill, Matter matter) {
    var arrangement = arrangements.of(matter);
    var currency = preBill.currency();
    return new PacketFigures(
        arrangement,
        matter.matterBudget().map(budget -> new Money(budget.subtract(billed.before(preBill)), currency)
            .minus(preBill.totals().total().minus(preBill.totals().tax()))),
        reckoner.terms(preBill).capLeft().map(left -> left.minus(fees(preBill))),
        trust.of(matter.id(), currency),
        bills.of(matter.id(), currency),
        sum(worked.of(matter.id(), preBill.periodEnd().withDayOfMonth(1), preBill.periodEnd())),
        preBill.totals().hours(),
        profitability(preBill, matter, arrangement),
        preBill.invoiceNumber().isPresent() ? List.of() : portal.gaps(ApprovedPreBill.of(preBill, "", List.of())));
  }

  private Profitability profitability(PreBill preBill, Matter matter, FeeArrangement arrangement) {
    var byPeriod = arrangement.trigger() == FeeArrangement.Trigger.PERIOD;
    var hours = worked.of(matter.id(), byPeriod ? preBill.periodEnd().withDayOfMonth(1) : EVER, preBill.periodEnd());
    var before = byPeriod
        ? BigDecimal.ZERO
        : billed.feesBefore(List.of(preBill)).getOrDefault(matter.id(), BigDecimal.ZERO);
    return new Profitability(
        fees(preBill).plus(new Money(before, preBill.currency())),
        sum(hours),
        value(hours, Timekeeper::defaultRate, preBill),
        value(hours, Timekeeper::costRate, preBill),
        matter.terms().includedHours(),
        arrangement.warnAt());
  }

  private Money value(
      Map<TimekeeperId, BigDecimal> hours, Function<Timekeeper, Optional<Money>> rate, PreBill preBill) {
    return hours.entrySet().stream()
        .flatMap(one -> directory.timekeeper(one.getKey()).flatMap(rate).stream()
            .filter(known -> known.currency().equals(preBill.currency()))
            .map(known -> Money.rounded(known.amount().multiply(one.getValue()), known.currency())))
        .reduce(Money.zero(preBill.currency()), Money::plus);
  }

  /** What the bill comes to in fees, net of what was taken off. */
  private static Money fees(PreBill preBill) {
    var totals = preBill.totals();
    return totals.of(Charge.Kind.TIME).plus(totals.of(Charge.Kind.FEE)).plus(totals.adjustments());
  }

  private static BigDecimal sum(Map<TimekeeperId, BigDecimal> hours) {
    return hours.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add).stripTrailingZeros();
  }
}
