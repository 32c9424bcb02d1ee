package io.matterflow.prebill;

import io.matterflow.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Whether work pays: the fees beside the hours they cost. {@code standard} is what the hours are worth at the people's
 * own rates, {@code cost} what they cost the firm, {@code assumed} the hours that the fee was agreed for.
 */
public record Profitability(
    Money fees, BigDecimal hours, Money standard, Money cost, Optional<BigDecimal> assumed, int warnAt) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int ONE_DECIMAL = 1;

  /** How the hours stand to those that were assumed. */
  public enum Flag {
    NONE,
    NEAR,
    OVER
  }

  /** What an hour of the work brings; nothing where nobody worked. */
  public Optional<Money> effectiveRate() {
    return hours.signum() > 0
        ? Optional.of(
            new Money(fees.amount().divide(hours, fees.currency().getDefaultFractionDigits(), RoundingMode.HALF_UP),
            fees.currency()))
        : Optional.empty();
  }

  public Money profit() {
    return fees.minus(cost);
  }

  /** The fees in percent of what the hours are worth. */
  public Optional<BigDecimal> realization() {
    return percent(fees.amount(), standard.amount());
  }

  /** The hours in percent of those that were assumed. */
  public Optional<BigDecimal> hoursUsed() {
    return assumed.flatMap(agreed -> percent(hours, agreed));
  }

  /** Near from the percentage on at which somebody is warned, over once all are used and more. */
  public Flag flag() {
    var used = hoursUsed().orElse(BigDecimal.ZERO);
    if (used.compareTo(HUNDRED) > 0) {
      return Flag.OVER;
    }
    return used.compareTo(BigDecimal.valueOf(warnAt)) >= 0 ? Flag.NEAR : Flag.NONE;
  }

  private static Optional<BigDecimal> percent(BigDecimal part, BigDecimal whole) {
    return whole.signum() > 0
        ? Optional.of(part.multiply(HUNDRED).divide(whole, ONE_DECIMAL, RoundingMode.HALF_UP))
        : Optional.empty();
  }
}
