package io.matterflow.kernel;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * Hours as they stand on a bill: positive, in decimal hours, as rounded by the matter's rule or as entered by hand. Raw
 * capture stays a {@link java.time.Duration}; an odd figure such as 1.25 is kept here and judged by guideline OCG-01.
 */
public record BilledTime(BigDecimal hours) implements Comparable<BilledTime> {

  private static final BigDecimal SECONDS_OF_AN_HOUR = BigDecimal.valueOf(3600);

  public BilledTime {
    if (hours.signum() <= 0) {
      throw new IllegalArgumentException("billed time is positive, got " + hours);
    }
    hours = hours.stripTrailingZeros();
    if (hours.scale() < 1) {
      hours = hours.setScale(1);
    }
  }

  public static BilledTime hours(String hours) {
    return new BilledTime(new BigDecimal(hours));
  }

  /** Hours times the hourly rate, rounded half-up once. */
  public Money at(Money hourlyRate) {
    return Money.rounded(hours.multiply(hourlyRate.amount()), hourlyRate.currency());
  }

  /** As time that passes, to the second. */
  public Duration duration() {
    return Duration.ofSeconds(hours.multiply(SECONDS_OF_AN_HOUR).longValue());
  }

  /** Hours that were summed up, none included, in the form in which a single one is told. */
  public static String plain(BigDecimal sum) {
    var plain = sum.signum() == 0 ? BigDecimal.ZERO : sum.stripTrailingZeros();
    return (plain.scale() < 1 ? plain.setScale(1) : plain).toPlainString();
  }

  public BilledTime plus(BilledTime other) {
    return new BilledTime(hours.add(other.hours));
  }

  @Override
  public int compareTo(BilledTime other) {
    return hours.compareTo(other.hours);
  }

  /** The plain decimal that the REST interface carries, such as {@code 0.2}. */
  public String plain() {
    return hours.toPlainString();
  }

  @Override
  public String toString() {
    return plain() + " h";
  }
}
