package io.matterflow.ledes;

import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One line of an invoice. What is taken off stands in the adjustment, which is negative then; units and unit cost never
 * are. Made by the factory of its kind, so that a fee has a timekeeper and an adjustment of the invoice has none.
 */
public record LedesLine(
    LineType type,
    Optional<BigDecimal> units,
    Optional<BigDecimal> unitCost,
    BigDecimal adjustment,
    LocalDate date,
    Optional<String> taskCode,
    Optional<String> expenseCode,
    Optional<String> activityCode,
    Optional<LedesTimekeeper> timekeeper,
    String description) {

  public LedesLine {
    units.ifPresent(LedesLine::refuseNegative);
    unitCost.ifPresent(LedesLine::refuseNegative);
  }

  /** Work: hours at a rate, less what was written down. */
  public static LedesLine fee(
      LedesTimekeeper timekeeper,
      LocalDate date,
      BilledTime hours,
      Money rate,
      Money adjustment,
      Optional<String> taskCode,
      Optional<String> activityCode,
      String description) {
    return new LedesLine(LineType.FEE, Optional.of(hours.hours()), Optional.of(rate.amount()), adjustment.amount(),
        date,
        taskCode, Optional.empty(), activityCode, Optional.of(timekeeper), description);
  }

  /**
   * An outlay: a quantity at a price, with two decimals each and more only where there is a fraction that needs them.
   */
  public static LedesLine expense(
      String code, LocalDate date, BigDecimal quantity, BigDecimal price, Money adjustment, String description) {
    return new LedesLine(LineType.EXPENSE, Optional.of(Arithmetic.shortest(quantity)),
        Optional.of(Arithmetic.shortest(price)), adjustment.amount(), date,
        Optional.empty(), Optional.of(code), Optional.empty(), Optional.empty(), description);
  }

  /** A discount on all fees, or a credit: negative. */
  public static LedesLine feeAdjustment(LocalDate date, Money amount, String description) {
    return ofTheInvoice(LineType.FEE_ADJUSTMENT, Optional.empty(), date, amount, description);
  }

  /** A credit on all expenses: negative. */
  public static LedesLine expenseAdjustment(LocalDate date, Money amount, String description) {
    return ofTheInvoice(LineType.EXPENSE_ADJUSTMENT, Optional.empty(), date, amount, description);
  }

  /** A flat fee, a milestone or a subscription, in the way of the standard: one unit, the amount as adjustment. */
  public static LedesLine flatFee(LocalDate date, Money amount, String description) {
    return ofTheInvoice(LineType.FEE_ADJUSTMENT, Optional.of(BigDecimal.ONE), date, amount, description);
  }

  /** Units times unit cost, rounded half-up to cents, and the adjustment. */
  public BigDecimal total() {
    var product = units.orElse(BigDecimal.ZERO).multiply(unitCost.orElse(BigDecimal.ZERO));
    return Arithmetic.rounded(product).add(adjustment);
  }

  private static LedesLine ofTheInvoice(
      LineType type, Optional<BigDecimal> units, LocalDate date, Money amount, String description) {
    return new LedesLine(type, units, Optional.empty(), amount.amount(), date, Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), description);
  }

  private static void refuseNegative(BigDecimal number) {
    if (number.signum() < 0) {
      throw new IllegalArgumentException("units and unit cost are not negative, got " + number);
    }
  }
}
