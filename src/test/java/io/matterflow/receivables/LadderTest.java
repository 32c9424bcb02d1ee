package io.matterflow.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.directory.FeeArrangement;
import io.matterflow.engine.Decided;
import io.matterflow.engine.DecisionTesting;
import io.matterflow.kernel.BusinessCalendar;
import io.matterflow.kernel.Role;
import io.matterflow.receivables.Ladder.Days;
import io.matterflow.receivables.ReminderCadence.Anchor;
import io.matterflow.receivables.ReminderCadence.Delivery;
import io.matterflow.receivables.ReminderCadence.Facts;
import io.matterflow.receivables.ReminderCadence.QuietDays;
import io.matterflow.receivables.ReminderCadence.Row;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LadderTest {

  private static final LocalDate JULY_1 = LocalDate.parse("2026-07-01");
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

  @ParameterizedTest
  @CsvSource(textBlock = """
      2026-07-10T12:59:59Z, day10, 2026-07-11T13:00:00Z
      2026-07-11T12:59:59Z, day10, 2026-07-11T13:00:00Z
      2026-07-11T13:00:00Z, day10, 2026-07-11T13:00:00Z
      """)
  void untilItIsTakenTheFirstStepIsTheNext(Instant now, String step, Instant dueAt) {
    var next = ladder().next(now).orElseThrow();

    assertThat(next.id()).isEqualTo(step);
    assertThat(next.dueAt()).isEqualTo(dueAt);
  }

  @Test
  void theStepAfterATakenOneLiesAhead() {
    assertThat(ladder("day10").next(day(10)).orElseThrow().id()).isEqualTo("day20");
    assertThat(ladder("day10", "day20").next(day(20)).orElseThrow().id()).isEqualTo("day30");
    assertThat(ladder("day10", "day20", "day30").next(day(30))).isEmpty();
  }

  @Test
  void afterAnOutageOnlyTheLatestDueStepHasItsTurn() {
    var after25Days = ladder().next(day(25)).orElseThrow();

    assertThat(after25Days.id()).isEqualTo("day20");
    assertThat(ladder().passedOver(day(25))).extracting(ReminderStep::id).containsExactly("day10");
    assertThat(ladder().turnOf("day10", day(25))).isEmpty();
    assertThat(ladder().turnOf("day20", day(25))).isPresent();
  }

  @Test
  void aStepThatWasPassedOverNeverComesBack() {
    assertThat(ladder("day20").next(day(25)).orElseThrow().id()).isEqualTo("day30");
    assertThat(ladder("day20").passedOver(day(25))).extracting(ReminderStep::id).containsExactly("day10");
  }

  @Test
  void aStepHasItsTurnOnlyOnceAndNotBeforeItsMoment() {
    assertThat(ladder().turnOf("day10", day(10).minusMillis(1))).isEmpty();
    assertThat(ladder().turnOf("day10", day(10))).isPresent();
    assertThat(ladder("day10").turnOf("day10", day(10))).isEmpty();
    assertThat(ladder().turnOf("gone", day(10))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"America/New_York", "America/Los_Angeles", "America/Phoenix", "Pacific/Honolulu", "UTC"})
  void everyStepFallsOnItsDayInTheFirmsZoneWhateverTheClocksDo(String zone) {
    var firm = ZoneId.of(zone);
    for (var delivered = LocalDate.parse("2026-01-01"); delivered.getYear() < 2029; delivered = delivered.plusDays(1)) {
      var ladder = Ladder.of(rows(30), days(delivered, delivered.plusDays(30), everyDayCounts(firm)), Set.of());

      for (var step : ladder.steps()) {
        var local = step.dueAt().atZone(firm);
        assertThat(local.toLocalTime()).hasToString("08:00");
        assertThat("day" + ChronoUnit.DAYS.between(delivered, local.toLocalDate())).isEqualTo(step.id());
      }
    }
  }

  @Test
  void longTermsCountFromTheDueDate() {
    var ladder = Ladder.of(rows(60), days(JULY_1, JULY_1.plusDays(60), everyDayCounts(CHICAGO)), Set.of());

    assertThat(ladder.next(day(0)).orElseThrow().dueAt()).isEqualTo("2026-09-09T13:00:00Z");
  }

  @Test
  void anInvoiceDeliveredAfterItsDueDateIsNotChasedBeforeTheClientHasHadItForAWhile() {
    var late = Ladder.of(rows(60), days(JULY_1, JULY_1.minusDays(5), everyDayCounts(CHICAGO)), Set.of());

    assertThat(late.next(day(0)).orElseThrow().dueAt()).isEqualTo(day(10));
  }

  @Test
  void aStepKeepsAQuietDayUnlessTheTableSaysOtherwise() {
    var weekdays = new BusinessCalendar(CHICAGO, date -> date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0);
    var days = days(JULY_1, JULY_1.plusDays(30), weekdays);

    var saturday = Ladder.of(List.of(step(QuietDays.KEEP)), days, Set.of()).steps().get(0);
    var monday = Ladder.of(List.of(step(QuietDays.NEXT_BUSINESS_DAY)), days, Set.of()).steps().get(0);

    assertThat(saturday.dueAt()).isEqualTo("2026-07-11T13:00:00Z");
    assertThat(monday.dueAt()).isEqualTo("2026-07-13T13:00:00Z");
  }

  @Test
  void twoRowsForOneStepAreOneStep() {
    var ladder = Ladder.of(List.of(step(QuietDays.KEEP), step(QuietDays.NEXT_BUSINESS_DAY)),
        days(JULY_1, JULY_1, everyDayCounts(CHICAGO)), Set.of());

    assertThat(ladder.steps()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      Pacific/Honolulu,    2026-07-11T18:00:00Z
      America/Los_Angeles, 2026-07-11T15:00:00Z
      America/New_York,    2026-07-11T12:00:00Z
      Europe/Berlin,       2026-07-11T06:00:00Z
      Asia/Tokyo,          2026-07-11T05:00:00Z
      Pacific/Auckland,    2026-07-11T05:00:00Z
      """)
  void noMessageIsEarlyNeitherAtTheClientNorAtTheFirm(String zone, Instant dueAt) {
    var client = ZoneId.of(zone);
    var ladder = Ladder.of(rows(30), days(JULY_1, JULY_1.plusDays(30), everyDayCounts(CHICAGO), client), Set.of());

    var step = ladder.next(day(0)).orElseThrow();

    assertThat(step.dueAt()).isEqualTo(dueAt);
    assertThat(step.dueAt().atZone(client).toLocalDate()).isAfterOrEqualTo(JULY_1.plusDays(10));
    assertThat(step.dueAt().atZone(CHICAGO).toLocalDate()).isAfterOrEqualTo(JULY_1.plusDays(10));
    assertThat(ladder.step("day30").orElseThrow().dueAt()).as("a task is at the firm").isEqualTo(day(30));
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      2026-07-12T00:59:59Z, 2026-07-12T00:59:59Z
      2026-07-12T01:00:01Z, 2026-07-12T13:00:00Z
      2026-07-12T08:00:00Z, 2026-07-12T13:00:00Z
      2026-07-12T13:00:00Z, 2026-07-12T13:00:00Z
      """)
  void whatIsLateWaitsForTheEndOfQuietHours(Instant now, Instant goesAt) {
    var step = ladder().next(now).orElseThrow();

    assertThat(step.goesAt(now)).isEqualTo(goesAt);
    assertThat(ladder().turnOf("day10", now).isPresent()).isEqualTo(now.equals(goesAt));
  }

  @Test
  void whatIsLateOnAQuietDayWaitsForTheNextBusinessDay() {
    var weekdays = new BusinessCalendar(CHICAGO, date -> date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0);
    var ladder = Ladder.of(List.of(step(QuietDays.NEXT_BUSINESS_DAY)), days(JULY_1, JULY_1, weekdays), Set.of());

    var saturday = Instant.parse("2026-07-18T15:00:00Z");

    assertThat(ladder.steps().get(0).goesAt(saturday)).isEqualTo("2026-07-20T13:00:00Z");
  }

  private static Row step(QuietDays quietDays) {
    return new Row("day10", Optional.of(Anchor.DELIVERY), Optional.of(10), Optional.of(LocalTime.of(8, 0)),
        Optional.of(LocalTime.of(20, 0)), Optional.of(quietDays), ReminderChannel.EMAIL, "REMINDER", Optional.empty(),
        Optional.empty(),
        Optional.empty(), Optional.of(Role.BILLING_ADMIN));
  }

  private static Ladder ladder(String... taken) {
    return Ladder.of(rows(30), days(JULY_1, JULY_1.plusDays(30), everyDayCounts(CHICAGO)), Set.of(taken));
  }

  private static List<Row> rows(int termsDays) {
    var facts = new Facts(Delivery.EMAIL, PortalAnswers.State.NONE, FeeArrangement.Reminders.EVERY_WAY, termsDays, true,
        PaymentPlans.State.NONE, false, false, false);
    return DecisionTesting.decisions().look(ReminderCadence.TABLE, facts).stream().map(Decided::result).toList();
  }

  private static BusinessCalendar everyDayCounts(ZoneId zone) {
    return new BusinessCalendar(zone, date -> true);
  }

  /** Eight in the morning in Chicago, that many days after the delivery. */
  private static Instant day(int day) {
    return JULY_1.plusDays(day).atTime(8, 0).atZone(CHICAGO).toInstant();
  }

  private static Days days(LocalDate delivered, LocalDate due, BusinessCalendar calendar) {
    return days(delivered, due, calendar, calendar.zone());
  }

  private static Days days(LocalDate delivered, LocalDate due, BusinessCalendar calendar, ZoneId client) {
    return new Days(delivered, Optional.empty(), due, Optional.empty(), Optional.empty(), calendar, client);
  }
}
