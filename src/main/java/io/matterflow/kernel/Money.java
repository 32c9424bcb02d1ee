package io.matterflow.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;

/**
 * An exact amount in one currency, always at that currency's scale: {@code usd("10")} equals {@code usd("10.00")}, and
 * {@code usd("0.001")} is refused. The only way to round is {@link #rounded}, once, at the line.
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

  public static final Currency USD = Currency.getInstance("USD");

  private static final int MOST_DECIMALS = 2;

  public Money {
    Objects.requireNonNull(currency, "money needs a currency");
    try {
      amount = amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.UNNECESSARY);
    } catch (ArithmeticException finerThanTheCurrency) {
      throw new IllegalArgumentException(
          "%s has more decimals than %s allows; round it first".formatted(amount, currency), finerThanTheCurrency);
    }
  }

  /**
   * The currency of this ISO 4217 code, if amounts of it can be kept to the last coin: not {@code XXX} or gold, which
   * have none, and not dinars of a thousand fils, for which the books have a decimal too few.
   */
  public static Optional<Currency> currency(String code) {
    try {
      return Optional.of(Currency.getInstance(code)).filter(Money::canBeKept);
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  private static boolean canBeKept(Currency currency) {
    var decimals = currency.getDefaultFractionDigits();
    return decimals >= 0 && decimals <= MOST_DECIMALS;
  }

  public static Money of(String amount, Currency currency) {
    return new Money(new BigDecimal(amount), currency);
  }

  public static Money usd(String amount) {
    return of(amount, USD);
  }

  public static Money zero(Currency currency) {
    return new Money(BigDecimal.ZERO, currency);
  }

  /** Half-up to the currency's scale, the rounding of LEDES and of every line of an invoice. */
  public static Money rounded(BigDecimal amount, Currency currency) {
    return new Money(amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP), currency);
  }

  public Money plus(Money other) {
    return new Money(amount.add(sameCurrency(other).amount), currency);
  }

  public Money minus(Money other) {
    return new Money(amount.subtract(sameCurrency(other).amount), currency);
  }

  public Money negated() {
    return new Money(amount.negate(), currency);
  }

  public boolean isPositive() {
    return amount.signum() > 0;
  }

  public boolean isNegative() {
    return amount.signum() < 0;
  }

  public boolean isZero() {
    return amount.signum() == 0;
  }

  public boolean exceeds(Money other) {
    return compareTo(other) > 0;
  }

  public Money atMost(Money limit) {
    return exceeds(limit) ? limit : this;
  }

  @Override
  public int compareTo(Money other) {
    return amount.compareTo(sameCurrency(other).amount);
  }

  /** The plain decimal that the REST interface carries, such as {@code 1874.50}. */
  public String plain() {
    return amount.toPlainString();
  }

  @Override
  public String toString() {
    return currency + " " + plain();
  }

  private Money sameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("cannot combine %s with %s".formatted(currency, other.currency));
    }
    return other;
  }
}
