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
import org.springframework.stereotype.Component;

/**
 * Gathers the figures that stand beside a pre-bill. Hours are those of the month where the fee is paid by the period,
 * and all hours of the matter so far where it is not.
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
  private final JdbcBillingHolds holds;
  private final Directory directory;

  FigureFinder(
      WorkedHours worked,
      JdbcBilledElsewhere billed,
      Reckoner reckoner,
      FeeArrangements arrangements,
      TrustBalances trust,
      EarlierBills bills,
      PortalReadiness portal,
      JdbcBillingHolds holds,
      Directory directory) {
    this.worked = worked;
    this.billed = billed;
    this.reckoner = reckoner;
    this.arrangements = arrangements;
    this.trust = trust;
    this.bills = bills;
    this.portal = portal;
    this.holds = holds;
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
        hoursWorked(preBill),
        preBill.totals().hours(),
        profitability(preBill, matter, arrangement),
        preBill.invoiceNumber().isPresent() ? List.of() : portal.gaps(ApprovedPreBill.of(preBill, "", List.of())),
        holds.open(matter.id()));
  }

  /** Of the lines whose billed hours are told beside them, so that carried-over time counts on both sides. */
  private static BigDecimal hoursWorked(PreBill preBill) {
    return preBill.lines().stream()
        .filter(line -> !line.held())
        .flatMap(line -> line.time().stream())
        .map(time -> time.worked().hours())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private Profitability profitability(PreBill preBill, Matter matter, FeeArrangement arrangement) {
    var byPeriod = arrangement.trigger() == FeeArrangement.Trigger.PERIOD;
    var hours = valued(
        worked.of(matter.id(), byPeriod ? preBill.periodEnd().withDayOfMonth(1) : EVER, preBill.periodEnd()), preBill);
    var before = byPeriod
        ? BigDecimal.ZERO
        : billed.feesBefore(List.of(preBill)).getOrDefault(matter.id(), BigDecimal.ZERO);
    return new Profitability(
        fees(preBill).plus(new Money(before, preBill.currency())),
        hours.sum(),
        hours.at(Timekeeper::defaultRate),
        hours.at(Timekeeper::costRate),
        matter.terms().includedHours(),
        arrangement.warnAt());
  }

  /** What the bill comes to in fees, net of what was taken off. */
  private static Money fees(PreBill preBill) {
    var totals = preBill.totals();
    return totals.of(Charge.Kind.TIME).plus(totals.of(Charge.Kind.FEE)).plus(totals.adjustments());
  }

  private ValuedHours valued(Map<TimekeeperId, BigDecimal> hours, PreBill preBill) {
    return new ValuedHours(hours, directory::timekeeper, preBill.currency());
  }
}
