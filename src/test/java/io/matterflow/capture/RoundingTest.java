package io.matterflow.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.capture.Rounding.Direction;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundingTest {

  @ParameterizedTest
  @CsvSource({
    "UP, 1, 0.1, 0.1",
    "UP, 360, 0.1, 0.1",
    "UP, 361, 0.1, 0.2",
    "UP, 480, 0.1, 0.2",
    "UP, 480, 0.25, 0.25",
    "UP, 900, 0.25, 0.25",
    "UP, 901, 0.25, 0.5",
    "NEAREST, 480, 0.1, 0.1",
    "NEAREST, 539, 0.1, 0.1",
    "NEAREST, 540, 0.1, 0.2",
    "NEAREST, 10, 0.1, 0.1",
    "NEAREST, 10, 0.25, 0.25",
    "EXACT, 3600, 0.1, 1.0",
    "EXACT, 480, 0.0167, 0.1334",
    "EXACT, 1, 0.0167, 0.0003"
  })
  void roundsSecondsToHours(Direction direction, int seconds, String increment, String hours) {
    assertThat(new Rounding(direction).rounded(Duration.ofSeconds(seconds), new BigDecimal(increment)).plain()).isEqualTo(hours);
  }

  @Test
  void refusesTimeThatDidNotPass() {
    assertThatThrownBy(() -> new Rounding(Direction.UP).rounded(Duration.ZERO, BigDecimal.ONE))
        .hasMessageContaining("positive");
  }
}
