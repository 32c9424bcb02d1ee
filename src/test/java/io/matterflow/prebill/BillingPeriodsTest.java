package io.matterflow.prebill;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.directory.BillingTerms;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BillingPeriodsTest {

  @ParameterizedTest
  @CsvSource({
      "MONTHLY, , 2026-06-30, true",
      "MONTHLY, , 2026-06-29, false",
      "MONTHLY, , 2026-02-28, true",
      "MONTHLY, , 2028-02-28, false",
      "MONTHLY, , 2028-02-29, true",
      "MONTHLY, , 2026-12-31, true",
      "MONTHLY, 2026-01-16, 2026-02-15, true",
      "MONTHLY, 2026-01-16, 2026-01-15, false",
      "MONTHLY, 2026-01-16, 2026-02-28, false",
      "MONTHLY, 2026-01-31, 2026-02-27, true",
      "MONTHLY, 2026-01-31, 2026-03-30, true",
      "MONTHLY, 2026-01-31, 2026-03-31, false",
      "QUARTERLY, , 2026-03-31, true",
      "QUARTERLY, , 2026-06-30, true",
      "QUARTERLY, , 2026-07-31, false",
      "QUARTERLY, 2026-02-01, 2026-04-30, true",
      "QUARTERLY, 2026-02-01, 2026-06-30, false",
      "BIWEEKLY, , 2026-06-28, true",
      "BIWEEKLY, , 2026-06-21, false",
      "BIWEEKLY, , 2026-07-12, true",
      "BIWEEKLY, 2026-06-03, 2026-06-16, true",
      "BIWEEKLY, 2026-06-03, 2026-06-02, false",
      "BIWEEKLY, 2026-06-03, 2026-06-23, false",
      "BIWEEKLY, 2026-06-03, 2026-06-30, true"})
  void endOnTheDayBeforeTheNextOneBegins(Cycle cycle, LocalDate anchor, LocalDate day, boolean ends) {
    assertThat(BillingPeriods.endOn(day, cycle, from(anchor))).isEqualTo(ends);
  }

  @ParameterizedTest
  @EnumSource(value = Cycle.class, names = {"MILESTONE", "COMPLETION", "THRESHOLD", "REPLENISHMENT"})
  void ofWhatIsBilledByAnEventEndOnAnyDay(Cycle cycle) {
    assertThat(BillingPeriods.endOn(LocalDate.of(2026, 6, 17), cycle, BillingTerms.NONE)).isTrue();
  }

  /** Ten years of days beside what {@code java.time} says another way. */
  @Test
  void agreeWithTheCalendarForTenYears() {
    for (var day = LocalDate.of(2024, 1, 1); day.getYear() < 2034; day = day.plusDays(1)) {
      var monthEnd = day.equals(YearMonth.from(day).atEndOfMonth());
      assertThat(BillingPeriods.endOn(day, Cycle.MONTHLY, BillingTerms.NONE)).as("month to %s", day)
          .isEqualTo(monthEnd);
      assertThat(BillingPeriods.endOn(day, Cycle.QUARTERLY, BillingTerms.NONE)).as("quarter to %s", day)
          .isEqualTo(monthEnd && day.getMonthValue() % 3 == 0);
    }
  }

  private static BillingTerms from(LocalDate anchor) {
    return new BillingTerms(Optional.empty(), Optional.ofNullable(anchor), Optional.empty(), Optional.empty(),
        List.of(),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), false, List.of());
  }
}
