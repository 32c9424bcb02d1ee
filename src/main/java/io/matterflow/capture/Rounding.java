package io.matterflow.capture;

import io.matterflow.engine.Between;
import io.matterflow.kernel.BilledTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/**
 * How raw time becomes hours on a bill: to whole increments, of each entry or of a person's day on the matter; the
 * least that is billed is one increment. Rounded once; the raw duration is kept beside it, so that a later policy
 * never changes what was billed. Without an increment of its own the matter's holds.
 */
record Rounding(
    Direction direction, Basis basis, @Between(least = "0.01", most = "24") Optional<BigDecimal> increment) {

  private static final BigDecimal SECONDS_OF_AN_HOUR = BigDecimal.valueOf(3600);
  private static final int EXACT_DECIMALS = 4;

  enum Direction {
    /** A started increment counts. */
    UP,
    /** Half an increment counts as one. */
    NEAREST,
    /** To the second, whatever the increment. */
    NONE
  }

  enum Basis {
    /** Each entry by itself. */
    ENTRY,
    /** All that a person did for the matter on a day together; an entry gets what it adds. */
    MATTER_DAY
  }

  /** What was recorded of the day before: the raw time, and the hours that are charged for it. */
  record Day(Duration raw, BigDecimal charged) {
    static final Day NOTHING = new Day(Duration.ZERO, BigDecimal.ZERO);
  }

  /**
   * Hours on the bill, and the increments that they are; {@code charged} is false where the day was paid for already.
   */
  record Rounded(BilledTime hours, BigDecimal increment, Optional<Integer> units, boolean charged) {}

  boolean needsTheDay() {
    return basis == Basis.MATTER_DAY;
  }

  Rounded rounded(Duration raw, BigDecimal matterIncrement, Day before) {
    if (raw.isNegative() || raw.isZero()) {
      throw new IllegalArgumentException("time to round is positive, got " + raw);
    }
    var unit = increment.orElse(matterIncrement);
    if (!needsTheDay()) {
      return of(hours(raw, unit), unit, true);
    }
    var added = hours(before.raw().plus(raw), unit).subtract(before.charged());
    return added.signum() > 0 ? of(added, unit, true) : of(hours(raw, unit), unit, false);
  }

  private BigDecimal hours(Duration raw, BigDecimal unit) {
    var seconds = BigDecimal.valueOf(raw.toSeconds());
    if (direction == Direction.NONE) {
      return seconds.divide(SECONDS_OF_AN_HOUR, EXACT_DECIMALS, RoundingMode.UP);
    }
    var started = direction == Direction.UP ? RoundingMode.CEILING : RoundingMode.HALF_UP;
    return seconds.divide(unit.multiply(SECONDS_OF_AN_HOUR), 0, started).max(BigDecimal.ONE).multiply(unit);
  }

  /** Where a policy changed in the middle of a day the rest may be no whole number of increments. */
  private Rounded of(BigDecimal hours, BigDecimal unit, boolean charged) {
    var whole = direction != Direction.NONE && hours.remainder(unit).signum() == 0;
    var units = whole ? Optional.of(hours.divide(unit).intValueExact()) : Optional.<Integer>empty();
    return new Rounded(new BilledTime(hours), unit, units, charged);
  }
}
