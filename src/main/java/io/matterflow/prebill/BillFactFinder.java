package io.matterflow.prebill;

import io.matterflow.directory.Directory;
import io.matterflow.directory.FeeArrangement;
import io.matterflow.directory.FeeArrangements;
import io.matterflow.directory.Matter;
import io.matterflow.kernel.TimekeeperId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Computes the facts of a bill as a whole, under its profile; judges nothing. The matter's earlier bills are looked at only
 * where a budget or a number of people was agreed.
 */
@Component
class BillFactFinder {

  private static final Set<String> CODES = Set.of("LV-206", "LV-207", "LV-208");

  private final JdbcBilledElsewhere billed;
  private final FeeArrangements arrangements;
  private final PortalReadiness portal;
  private final Directory directory;
  private final Clock clock;

  BillFactFinder(
      JdbcBilledElsewhere billed, FeeArrangements arrangements, PortalReadiness portal, Directory directory, Clock clock) {
    this.billed = billed;
    this.arrangements = arrangements;
    this.portal = portal;
    this.directory = directory;
    this.clock = clock;
  }

  BillUnderCheck checked(PreBill preBill, Matter matter, GuidelineProfile profile) {
    var limits = profile.bills();
    var total = preBill.totals().total().amount();
    var beforeTax = preBill.totals().total().minus(preBill.totals().tax()).amount();
    var onMatter = matter.matterBudget().isPresent() ? billed.before(preBill).add(beforeTax) : beforeTax;
    var arrangement = arrangements.of(matter);
    var cap = matter.terms().cap().filter(agreed -> arrangement.cap() == FeeArrangement.Cap.FEES);
    var capUsed = cap.isPresent() ? capUsed(preBill) : BigDecimal.ZERO;
    return new BillUnderCheck(preBill.id(), new BillFacts(
        profile.tested(),
        daysSince(preBill.periodEnd()),
        limits.invoiceLateDays(),
        limits.timekeepers().isPresent() ? timekeepers(preBill) : 0,
        limits.timekeepers(),
        onMatter,
        matter.matterBudget(),
        BillFacts.percentOf(matter.matterBudget(), onMatter),
        limits.budgetWarnPercent(),
        total,
        limits.minimumBill(),
        capUsed,
        cap,
        BillFacts.percentOf(cap, capUsed),
        arrangement.warnAt(),
        portalErrors(preBill)));
  }

  /** Fees of the matter with this bill, before anything is taken off for the cap. */
  private BigDecimal capUsed(PreBill preBill) {
    var totals = preBill.totals();
    var aboveCap = preBill.reckoning().of(Adjustment.Kind.CAP, preBill.currency());
    var fees = totals.of(Charge.Kind.TIME).plus(totals.of(Charge.Kind.FEE)).plus(totals.adjustments()).minus(aboveCap);
    return billed.feesBefore(List.of(preBill)).getOrDefault(preBill.matter(), BigDecimal.ZERO).add(fees.amount());
  }

  /** Missing codes are found line by line, so they do not count here once more. */
  private int portalErrors(PreBill preBill) {
    return (int) portal.gaps(ApprovedPreBill.of(preBill, "", List.of())).stream()
        .filter(gap -> !CODES.contains(gap.rule()))
        .count();
  }

  private int timekeepers(PreBill preBill) {
    var people = new HashSet<TimekeeperId>(billed.peopleBefore(preBill));
    preBill.billedTime().forEach(line -> people.add(line.timekeeper().orElseThrow()));
    return people.size();
  }

  /** A bill made before its period has ended is not late. */
  private int daysSince(LocalDate periodEnd) {
    var today = clock.instant().atZone(directory.firm().zone()).toLocalDate();
    return (int) Math.max(0, ChronoUnit.DAYS.between(periodEnd, today));
  }
}
