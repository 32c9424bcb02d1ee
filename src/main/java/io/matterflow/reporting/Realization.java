package io.matterflow.reporting;

import io.matterflow.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What of the work became bills, and what of the bills became money: of invoices dated in a span of days, as of its
 * last day. A voided invoice is none of them.
 */
public record Realization(LocalDate from, LocalDate asOf, Money worked, Money billed, Money invoiced, Money collected) {

  public static final String FORMULA =
      "billing realization = billed for time ÷ hours worked at the rate of their day; collection realization = paid by the day ÷ "
          + "invoiced; of invoices dated in the span";

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** In percent, of the time on those bills. */
  public Optional<BigDecimal> billing() {
    return percent(billed, worked);
  }

  /** In percent. */
  public Optional<BigDecimal> collection() {
    return percent(collected, invoiced);
  }

  private static Optional<BigDecimal> percent(Money part, Money whole) {
    return whole.isPositive()
        ? Optional.of(part.amount().multiply(HUNDRED).divide(whole.amount(), 1, RoundingMode.HALF_UP))
        : Optional.empty();
  }
}
