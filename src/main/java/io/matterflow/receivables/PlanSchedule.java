package io.matterflow.receivables;

import io.matterflow.kernel.Money;
import io.matterflow.receivables.PaymentPlan.Instalment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Divides what is open into instalments that sum up to it to the cent; what does not divide is on the last. */
final class PlanSchedule {

  /** More than any table should allow: keeps a cent a week out of the books. */
  static final int MOST = 120;

  private PlanSchedule() {}

  /**
   * So many instalments of the same amount, the last with the cents that are left; none where there is no cent for
   * each.
   */
  static List<Instalment> of(Money open, int count, PlanRhythm every, LocalDate first) {
    if (count < 2 || count > MOST) {
      return List.of();
    }
    var each = new Money(
        open.amount().divide(BigDecimal.valueOf(count), open.amount().scale(), RoundingMode.DOWN), open.currency());
    return each.isPositive() ? instalments(open, each, count, every, first) : List.of();
  }

  /**
   * As many instalments of this amount as it takes; the last is the rest. None where one would do, or too many were
   * needed.
   */
  static List<Instalment> of(Money open, Money each, PlanRhythm every, LocalDate first) {
    var count = open.amount().divide(each.amount(), 0, RoundingMode.UP);
    return count.compareTo(BigDecimal.ONE) > 0 && count.compareTo(BigDecimal.valueOf(MOST)) <= 0
        ? instalments(open, each, count.intValueExact(), every, first)
        : List.of();
  }

  private static List<Instalment> instalments(Money open, Money each, int count, PlanRhythm every, LocalDate first) {
    var instalments = new ArrayList<Instalment>();
    var left = open;
    for (var at = 0; at < count; at++) {
      var amount = at == count - 1 ? left : each;
      instalments.add(Instalment.of(at + 1, every.after(first, at), amount));
      left = left.minus(amount);
    }
    return List.copyOf(instalments);
  }
}
