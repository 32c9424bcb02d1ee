package io.matterflow.prebill;

import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.kernel.TimekeeperId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import org.springframework.stereotype.Component;

/**
 * Computes the facts of a bill as a whole, under its profile; judges nothing. The matter's earlier bills are looked at only
 * where a budget or a number of people was agreed.
 */
@Component
class BillFactFinder {

  private final JdbcBilledElsewhere billed;
  private final Directory directory;
  private final Clock clock;

  BillFactFinder(JdbcBilledElsewhere billed, Directory directory, Clock clock) {
    this.billed = billed;
    this.directory = directory;
    this.clock = clock;
  }

  BillUnderCheck checked(PreBill preBill, Matter matter, GuidelineProfile profile) {
    var limits = profile.bills();
    var total = preBill.totals().total().amount();
    var onMatter = matter.matterBudget().isPresent() ? billed.before(preBill).add(total) : total;
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
        limits.minimumBill()));
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
