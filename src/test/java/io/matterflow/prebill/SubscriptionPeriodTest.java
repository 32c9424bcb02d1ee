package io.matterflow.prebill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionPeriodTest {

  @ParameterizedTest
  @CsvSource({
      ",           , 2026-06-30, 2026-06-01 2026-06-30",
      ",           , 2026-06-29, 2026-05-01 2026-05-31",
      ",           , 2028-02-29, 2028-02-01 2028-02-29",
      ",           , 2026-02-28, 2026-02-01 2026-02-28",
      ",           2026-06-30, 2026-06-30, ''",
      ",           2026-04-30, 2026-06-30, 2026-05-01 2026-05-31 2026-06-01 2026-06-30",
      ",           2026-12-31, 2027-01-31, 2027-01-01 2027-01-31",
      "2026-01-15, , 2026-02-14, 2026-01-15 2026-02-14",
      "2026-01-15, , 2026-02-13, ''",
      "2026-01-15, 2026-02-14, 2026-04-14, 2026-02-15 2026-03-14 2026-03-15 2026-04-14",
      "2026-01-31, , 2026-02-27, 2026-01-31 2026-02-27",
      "2026-01-31, 2026-02-27, 2026-04-29, 2026-02-28 2026-03-30 2026-03-31 2026-04-29",
      "2026-07-01, , 2026-06-30, ''",
      "2026-07-01, , 2026-01-01, ''",
  })
  void countsTheMonthsThatHaveEndedAndNoneTwice(LocalDate agreedFrom, LocalDate known, LocalDate upTo, String days) {
    var ended = SubscriptionPeriod.ended(Optional.ofNullable(agreedFrom), Optional.ofNullable(known), upTo);

    assertThat(ended.stream().flatMap(period -> Stream.of(period.from(), period.to())).map(LocalDate::toString))
        .containsExactly(days.isEmpty() ? new String[0] : days.split(" "));
  }

  @Test
  void coversEveryDayOfTenYearsOnceWhateverTheDayItBeganOn() {
    for (int day = 1; day <= 31; day++) {
      var anchor = LocalDate.of(2020, 1, day);
      var last = anchor.minusDays(1);
      for (var upTo = anchor; upTo.isBefore(anchor.plusYears(10)); upTo = upTo.plusDays(17)) {
        for (var period : SubscriptionPeriod.ended(Optional.of(anchor), Optional.of(last), upTo)) {
          assertThat(period.from()).isEqualTo(last.plusDays(1));
          assertThat(period.to()).isBeforeOrEqualTo(upTo);
          last = period.to();
        }
        assertThat(last.plusMonths(1).plusDays(4)).isAfter(upTo);
      }
    }
  }

  @Test
  void neverDeclaresMoreThanTwoYearsAtOnce() {
    assertThat(SubscriptionPeriod.ended(
        Optional.empty(), Optional.of(LocalDate.of(2010, 1, 31)), LocalDate.of(2026, 6, 30))).hasSize(24);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "            | 2026-06-30 | Subscription, June 2026",
      " 2026-01-15 | 2026-06-30 | Subscription, May 15, 2026 to June 14, 2026"})
  void isNamedByItsMonthOrItsDays(LocalDate agreedFrom, LocalDate upTo, String label) {
    assertThat(SubscriptionPeriod.ended(Optional.ofNullable(agreedFrom), Optional.empty(), upTo))
        .extracting(SubscriptionPeriod::label).containsExactly(label);
  }
}
