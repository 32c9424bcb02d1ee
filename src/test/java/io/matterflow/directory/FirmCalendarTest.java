package io.matterflow.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.directory.FirmCalendar.DayFacts;
import io.matterflow.directory.FirmCalendar.DayKind;
import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Decisions;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirmCalendarTest {

  private final Decisions decisions = DecisionTesting.decisions();
  private final FirmCalendar calendar = new FirmCalendar(new DirectoryOnH2().directory, decisions);

  /** The days off that the federal government published for these years. */
  @ParameterizedTest
  @CsvSource({
    "2025, 01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25",
    "2026, 01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25",
    "2027, 01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31",
  })
  void closesOnTheFederalHolidaysOfTheYearAndOnNoOtherWeekday(int year, String daysOff) {
    var expected = Stream.of(daysOff.split(" "))
        .map(day -> LocalDate.parse(year + "-" + day))
        .collect(Collectors.toSet());

    assertThat(days(year, DayKind.HOLIDAY)).isEqualTo(new TreeSet<>(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "weekend, 2026-07-04, WEEKEND",
    "weekend, 2026-07-05, WEEKEND",
    "new-years-day, 2026-01-01, HOLIDAY",
    "new-years-day-on-saturday, 2027-12-31, HOLIDAY",
    "new-years-day-on-sunday, 2034-01-02, HOLIDAY",
    "martin-luther-king-day, 2026-01-19, HOLIDAY",
    "presidents-day, 2026-02-16, HOLIDAY",
    "memorial-day, 2026-05-25, HOLIDAY",
    "memorial-day, 2027-05-31, HOLIDAY",
    "juneteenth, 2026-06-19, HOLIDAY",
    "juneteenth-on-saturday, 2027-06-18, HOLIDAY",
    "juneteenth-on-sunday, 2033-06-20, HOLIDAY",
    "independence-day, 2025-07-04, HOLIDAY",
    "independence-day-on-saturday, 2026-07-03, HOLIDAY",
    "independence-day-on-sunday, 2027-07-05, HOLIDAY",
    "labor-day, 2026-09-07, HOLIDAY",
    "columbus-day, 2026-10-12, HOLIDAY",
    "veterans-day, 2026-11-11, HOLIDAY",
    "veterans-day-on-saturday, 2028-11-10, HOLIDAY",
    "veterans-day-on-sunday, 2029-11-12, HOLIDAY",
    "thanksgiving, 2026-11-26, HOLIDAY",
    "christmas-day, 2026-12-25, HOLIDAY",
    "christmas-day-on-saturday, 2027-12-24, HOLIDAY",
    "christmas-day-on-sunday, 2033-12-26, HOLIDAY",
    "business-day, 2026-07-02, BUSINESS",
    "business-day, 2026-01-12, BUSINESS",
    "business-day, 2026-05-18, BUSINESS",
    "business-day, 2026-12-24, BUSINESS",
    "business-day, 2026-12-31, BUSINESS",
  })
  void saysWhichRowMakesTheDayWhatItIs(String rule, LocalDate date, DayKind kind) {
    var decided = decisions.look(FirmCalendar.BUSINESS_CALENDAR, DayFacts.of(date));

    assertThat(decided).singleElement().satisfies(row -> {
      assertThat(row.rule().rule()).isEqualTo(rule);
      assertThat(row.result()).isEqualTo(kind);
    });
  }

  @Test
  void restsOnEveryWeekend() {
    assertThat(days(2026, DayKind.WEEKEND))
        .hasSize(104)
        .allMatch(day -> day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY);
  }

  @Test
  void runsDeadlinesInTheFirmsZoneAndPastAHoliday() {
    var firm = new FirmCalendar(DirectoryOnH2.withTheSampleFirm().directory, decisions).calendar();

    assertThat(firm.zone()).isEqualTo(ZoneId.of("America/Chicago"));
    assertThat(firm.plusBusinessTime(Instant.parse("2026-07-02T20:00:00Z"), Duration.ofHours(24)))
        .isEqualTo(Instant.parse("2026-07-06T20:00:00Z"));
    assertThat(firm.plusBusinessDays(LocalDate.of(2026, 7, 2), 1)).isEqualTo(LocalDate.of(2026, 7, 6));
  }

  private Set<LocalDate> days(int year, DayKind kind) {
    return LocalDate.of(year, 1, 1).datesUntil(Year.of(year + 1).atDay(1))
        .filter(day -> calendar.kindOf(day) == kind)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
