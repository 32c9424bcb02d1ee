package io.matterflow.capture;

import io.matterflow.kernel.BilledTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * How raw time becomes hours on a bill. Rounded once, per entry; the least that is billed is one increment. The raw
 * duration is kept beside it, so that a later policy never changes what was billed.
 */
record Rounding(Direction direction) {

  private static final BigDecimal SECONDS_OF_AN_HOUR = BigDecimal.valueOf(3600);
  private static final int EXACT_DECIMALS = 4;

  enum Direction {
    /** A started increment counts. */
    UP,
    /** Half an increment counts as one. */
    NEAREST,
    /** To the second, whatever the increment. */
    EXACT
  }

  BilledTime rounded(Duration raw, BigDecimal increment) {
    if (raw.isNegative() || raw.isZero()) {
      throw new IllegalArgumentException("time to round is positive, got " + raw);
    }
    var seconds = BigDecimal.valueOf(raw.toSeconds());
    if (direction == Direction.EXACT) {
      return new BilledTime(seconds.divide(SECONDS_OF_AN_HOUR, EXACT_DECIMALS, RoundingMode.UP));
    }
    var started = direction == Direction.UP ? RoundingMode.CEILING : RoundingMode.HALF_UP;
    var increments = seconds.divide(increment.multiply(SECONDS_OF_AN_HOUR), 0, started).max(BigDecimal.ONE);
    return new BilledTime(increments.multiply(increment));
  }
}
