package io.matterflow.prebill;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What the rows of {@code bill-guidelines} look at: a pre-bill as a whole beside the matter's earlier bills, and the
 * limits that hold for it. {@code budgetPercent} is what of the matter's budget is used with this bill, zero without a
 * budget; the same of the cap, before anything is taken off for it. {@code portalErrors} are those for which no line
 * holds the bill by itself.
 */
record BillFacts(
    @FromGuidelines boolean tested,
    int lateDays,
    @FromGuidelines int invoiceLateDays,
    int timekeepers,
    @FromGuidelines Optional<Integer> maxTimekeepers,
    BigDecimal onMatter,
    Optional<BigDecimal> matterBudget,
    BigDecimal budgetPercent,
    @FromGuidelines int budgetWarnPercent,
    BigDecimal total,
    @FromGuidelines Optional<BigDecimal> minimumBill,
    BigDecimal capUsed,
    Optional<BigDecimal> cap,
    BigDecimal capPercent,
    @FromGuidelines int capWarnAt,
    int portalErrors) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  static BigDecimal percentOf(Optional<BigDecimal> budget, BigDecimal used) {
    return budget.filter(whole -> whole.signum() > 0)
        .map(whole -> used.multiply(HUNDRED).divide(whole, 1, RoundingMode.DOWN))
        .orElse(BigDecimal.ZERO);
  }
}
