package io.matterflow.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** July 2026: the 3rd is the observed Independence Day, a Friday. */
class BusinessCalendarTest {

  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
  private static final LocalDate INDEPENDENCE_DAY = LocalDate.of(2026, 7, 3);

  private final BusinessCalendar calendar = new BusinessCalendar(
      CHICAGO, date -> !WEEKEND.contains(date.getDayOfWeek()) && !date.equals(INDEPENDENCE_DAY));

  @ParameterizedTest
  @CsvSource({
    "2026-06-26T15:00, 24, 2026-06-29T15:00",
    "2026-06-26T15:00, 48, 2026-06-30T15:00",
    "2026-07-02T09:00, 24, 2026-07-06T09:00",
    "2026-06-27T11:00, 24, 2026-06-30T00:00",
    "2026-06-30T08:00, 1, 2026-06-30T09:00",
    "2026-03-06T15:00, 24, 2026-03-09T15:00",
    "2026-10-30T15:00, 24, 2026-11-02T15:00",
  })
  void theClockRunsAllDayOnBusinessDaysOnly(LocalDateTime start, long hours, LocalDateTime end) {
    assertThat(calendar.plusBusinessTime(at(start), Duration.ofHours(hours))).isEqualTo(at(end));
  }

  @ParameterizedTest
  @CsvSource({"2026-07-02, 0, 2026-07-02", "2026-07-03, 0, 2026-07-06", "2026-07-02, 1, 2026-07-06",
      "2026-07-01, 3, 2026-07-07"})
  void countsBusinessDays(LocalDate start, int days, LocalDate end) {
    assertThat(calendar.plusBusinessDays(start, days)).isEqualTo(end);
  }

  private static Instant at(LocalDateTime local) {
    return local.atZone(CHICAGO).toInstant();
  }
}
