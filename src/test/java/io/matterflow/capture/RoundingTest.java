package io.matterflow.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.capture.Rounding.Basis;
import io.matterflow.capture.Rounding.Day;
import io.matterflow.capture.Rounding.Direction;
import io.matterflow.capture.Rounding.Rounded;
import io.matterflow.kernel.BilledTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundingTest {

  private static final BigDecimal TENTH = new BigDecimal("0.1");

  @ParameterizedTest
  @CsvSource(nullValues = "-", value = {
    "UP, 1, 0.1, 0.1, 1",
    "UP, 360, 0.1, 0.1, 1",
    "UP, 361, 0.1, 0.2, 2",
    "UP, 480, 0.1, 0.2, 2",
    "UP, 480, 0.25, 0.25, 1",
    "UP, 900, 0.25, 0.25, 1",
    "UP, 901, 0.25, 0.5, 2",
    "NEAREST, 480, 0.1, 0.1, 1",
    "NEAREST, 539, 0.1, 0.1, 1",
    "NEAREST, 540, 0.1, 0.2, 2",
    "NEAREST, 10, 0.1, 0.1, 1",
    "NEAREST, 10, 0.25, 0.25, 1",
    "NONE, 3600, 0.1, 1.0, -",
    "NONE, 480, 0.0167, 0.1334, -",
    "NONE, 1, 0.0167, 0.0003, -"
  })
  void roundsSecondsToHours(Direction direction, int seconds, BigDecimal increment, String hours, Integer units) {
    var rounded = byEntry(direction).rounded(Duration.ofSeconds(seconds), increment, Day.NOTHING);

    assertThat(rounded.hours().plain()).isEqualTo(hours);
    assertThat(rounded.units()).isEqualTo(Optional.ofNullable(units));
    assertThat(rounded.increment()).isEqualTo(increment);
    assertThat(rounded.charged()).isTrue();
  }

  @Test
  void takesAnotherIncrementThanTheMattersWhereThePolicyNamesOne() {
    var quarters = new Rounding(Direction.UP, Basis.ENTRY, Optional.of(new BigDecimal("0.25")));

    assertThat(quarters.rounded(Duration.ofMinutes(8), TENTH, Day.NOTHING))
        .isEqualTo(new Rounded(BilledTime.hours("0.25"), new BigDecimal("0.25"), Optional.of(1), true));
  }

  @ParameterizedTest
  @CsvSource({
    "0,    0,   8, 0.2, true",
    "8,  0.2,   8, 0.1, true",
    "16, 0.3,   2, 0.1, false",
    "18, 0.3,   1, 0.1, true",
    "2,  0.1,   3, 0.1, false",
    "0,    0, 0.5, 0.1, true"
  })
  void roundsADayOnceAndGivesAnEntryWhatItAdds(
      int before,
      BigDecimal charged,
      double minutes,
      String hours,
      boolean adds) {
    var byDay = new Rounding(Direction.UP, Basis.MATTER_DAY, Optional.empty());
    var day = new Day(Duration.ofMinutes(before), charged);

    var rounded = byDay.rounded(Duration.ofSeconds((long) (minutes * 60)), TENTH, day);

    assertThat(rounded.hours().plain()).isEqualTo(hours);
    assertThat(rounded.charged()).isEqualTo(adds);
  }

  @Test
  void refusesTimeThatDidNotPass() {
    assertThatThrownBy(() -> byEntry(Direction.UP).rounded(Duration.ZERO, BigDecimal.ONE, Day.NOTHING))
        .hasMessageContaining("positive");
  }

  private static Rounding byEntry(Direction direction) {
    return new Rounding(direction, Basis.ENTRY, Optional.empty());
  }
}
