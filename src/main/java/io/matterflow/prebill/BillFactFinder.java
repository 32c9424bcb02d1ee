package io.matterflow.prebill;

import io.matterflow.directory.Directory;
import io.matterflow.directory.FeeArrangement;
import io.matterflow.directory.FeeArrangements;
import io.matterflow.directory.Matter;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.prebill.PortalReadiness.Gap;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Computes the facts of a bill as a whole, under its profile; judges nothing. The matter's earlier bills are looked at
 * only where a budget or a number of people was agreed.
 */
@Component
class BillFactFinder {

  private static final Set<String> CODES = Set.of("LV-206", "LV-207", "LV-208");
  private static final int LONGEST_TOLD = 170;

  private final JdbcBilledElsewhere billed;
  private final FeeArrangements arrangements;
  private final PortalReadiness portal;
  private final Directory directory;
  private final Clock clock;

  BillFactFinder(
      JdbcBilledElsewhere billed,
      FeeArrangements arrangements,
      PortalReadiness portal,
      Directory directory,
      Clock clock) {
    this.billed = billed;
    this.arrangements = arrangements;
    this.portal = portal;
    this.directory = directory;
    this.clock = clock;
  }

  /** {@code heldForItsCodes} says of a line that a finding of its own holds the bill until its codes are there. */
  BillUnderCheck
      checked(PreBill preBill, Matter matter, GuidelineProfile profile, Predicate<PreBillLine> heldForItsCodes) {
    var refused = refused(preBill, heldForItsCodes);
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
        refused.size()), told(refused, preBill));
  }

  /** Fees of the matter with this bill, before anything is taken off for the cap. */
  private BigDecimal capUsed(PreBill preBill) {
    var totals = preBill.totals();
    var aboveCap = preBill.reckoning().of(Adjustment.Kind.CAP, preBill.currency());
    var fees = totals.of(Charge.Kind.TIME).plus(totals.of(Charge.Kind.FEE)).plus(totals.adjustments()).minus(aboveCap);
    return billed.feesBefore(List.of(preBill)).getOrDefault(preBill.matter(), BigDecimal.ZERO).add(fees.amount());
  }

  /** Codes for which their line holds the bill do not count here once more: one mistake, one finding. */
  private List<Gap> refused(PreBill preBill, Predicate<PreBillLine> heldForItsCodes) {
    return portal.gaps(ApprovedPreBill.of(preBill, "", List.of())).stream()
        .filter(gap -> !CODES.contains(gap.rule()) || lineOf(gap, preBill).filter(heldForItsCodes).isEmpty())
        .toList();
  }

  /** The file counts the lines that are billed. */
  private static Optional<PreBillLine> lineOf(Gap gap, PreBill preBill) {
    var billed = preBill.billed();
    return gap.line().filter(position -> position <= billed.size()).map(position -> billed.get(position - 1));
  }

  /** As many as there is room for, each on its line as the packet counts them. */
  private static String told(List<Gap> refused, PreBill preBill) {
    var told = new StringBuilder();
    for (int index = 0; index < refused.size(); index++) {
      var gap = refused.get(index);
      var one = "%s%s %s".formatted(
          lineOf(gap, preBill).map(line -> "line %d: ".formatted(line.position())).orElse(""), gap.rule(),
          gap.message().replaceAll("\\.$", ""));
      if (told.length() + one.length() > LONGEST_TOLD) {
        var more = refused.size() - index;
        return told.isEmpty() ? "%d reasons".formatted(more) : told.append(" and %d more".formatted(more)).toString();
      }
      told.append(told.isEmpty() ? "" : "; ").append(one);
    }
    return told.toString();
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
