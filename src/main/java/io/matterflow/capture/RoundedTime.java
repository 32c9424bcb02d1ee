package io.matterflow.capture;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the hours of an entry come from: the raw time, the increments that it was rounded to, and the rule that said
 * so. Nothing of it where a person entered hours elsewhere.
 */
public record RoundedTime(
    Optional<Duration> raw, Optional<BigDecimal> increment, Optional<Integer> units, Optional<String> rule) {

  static final RoundedTime AS_ENTERED =
      new RoundedTime(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
