package io.matterflow.prebill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Subject;
import io.matterflow.prebill.BillingCalendar.Facts;
import io.matterflow.prebill.BillingCalendar.Missed;
import io.matterflow.prebill.BillingCalendar.PlannedRun;
import io.matterflow.prebill.BillingCalendar.Timing;
import io.matterflow.prebill.BillingCalendar.Told;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BillingCalendarTest {

  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

  private final BillingCalendar calendar = new BillingCalendar(DecisionTesting.decisions());

  @ParameterizedTest
  @CsvSource({
      "MONTHLY, true, 1, 02:00, EACH_PERIOD, 3, TEAM, 10, months",
      "BIWEEKLY, true, 1, 02:00, EACH_PERIOD, 1, TEAM, 7, fortnights",
      "QUARTERLY, true, 1, 02:00, EACH_PERIOD, 5, TEAM, 30, quarters",
      "SUBSCRIPTION, true, 1, 02:00, EACH_PERIOD, 0, NOBODY, 0, subscriptions",
      "MILESTONE, true, 1, 03:00, LATEST, 0, NOBODY, 0, milestones",
      "THRESHOLD, true, 1, 03:00, LATEST, 0, NOBODY, 0, thresholds",
      "COMPLETION, true, 1, 03:00, LATEST, 0, NOBODY, 0, completions",
      "REPLENISHMENT, true, 1, 03:00, LATEST, 0, NOBODY, 0, replenishments"})
  void saysWhenEachCycleIsBilledAndWhoHearsOfIt(
      Cycle cycle,
      boolean begins,
      int after,
      String at,
      Missed missed,
      int noticeDays,
      Told told,
      int quietDays,
      String rule) {
    var decided = DecisionTesting.decisions()
        .decide(BillingCalendar.TABLE, new Facts(cycle), Subject.of("cycle", cycle.name()));

    assertThat(decided.result())
        .isEqualTo(new Timing(begins, after, LocalTime.parse(at), missed, noticeDays, told, quietDays));
    assertThat(decided.rule().rule()).isEqualTo(rule);
  }

  @Test
  void beginsARunInTheNightAfterThePeriodInTheFirmsZone() {
    var runs = calendar.runs(at("2026-06-30T12:00"), at("2026-07-01T02:00"), CHICAGO);

    assertThat(runs).extracting(PlannedRun::cycle, PlannedRun::periodEnd, PlannedRun::at)
        .contains(tuple(Cycle.MONTHLY, LocalDate.of(2026, 6, 30), Instant.parse("2026-07-01T07:00:00Z")));
    assertThat(calendar.runs(at("2026-07-01T02:00"), at("2026-07-01T02:59"), CHICAGO)).isEmpty();
  }

  @Test
  void announcesARunDaysBeforeIt() {
    var near = calendar.announced(at("2026-06-27T12:00"), at("2026-06-28T02:00"), CHICAGO);

    assertThat(near).extracting(PlannedRun::cycle, PlannedRun::periodEnd, PlannedRun::at).contains(
        tuple(Cycle.MONTHLY, LocalDate.of(2026, 6, 30), at("2026-07-01T02:00")),
        tuple(Cycle.QUARTERLY, LocalDate.of(2026, 7, 2), at("2026-07-03T02:00")));
    assertThat(near).extracting(PlannedRun::cycle).doesNotContain(Cycle.SUBSCRIPTION, Cycle.THRESHOLD);
  }

  @Test
  void looksForQuietMattersSomeDaysAfterACycleOpened() {
    var open = calendar.quiet(at("2026-07-10T12:00"), at("2026-07-11T02:00"), CHICAGO);

    assertThat(open).containsExactly(
        new OpenCycle(Cycle.QUARTERLY, LocalDate.of(2026, 6, 11)),
        new OpenCycle(Cycle.MONTHLY, LocalDate.of(2026, 7, 1)),
        new OpenCycle(Cycle.BIWEEKLY, LocalDate.of(2026, 7, 4)));
    assertThat(calendar.quiet(at("2026-07-11T02:00"), at("2026-07-12T01:59"), CHICAGO)).isEmpty();
    assertThat(OpenCycle.of(open.get(0).toString())).isEqualTo(open.get(0));
  }

  @Test
  void makesUpForEachPeriodAndForTheLastLookOfWhatHasNone() {
    var missed = calendar.runs(at("2026-06-20T12:00"), at("2026-07-02T12:00"), CHICAGO);

    assertThat(missed).filteredOn(run -> run.cycle() == Cycle.MONTHLY).hasSize(12);
    assertThat(missed).filteredOn(run -> run.cycle() == Cycle.THRESHOLD).extracting(PlannedRun::periodEnd)
        .containsExactly(LocalDate.of(2026, 7, 1));
    assertThat(missed).extracting(PlannedRun::at).isSorted();
  }

  /** Also where a night has no two o'clock, or has it twice. */
  @ParameterizedTest
  @CsvSource({
      "America/New_York, 2024, 2029",
      "America/Los_Angeles, 2024, 2025",
      "America/Phoenix, 2024, 2025",
      "Pacific/Honolulu, 2024, 2025",
      "UTC, 2024, 2025"})
  void passesEveryDayOnce(ZoneId zone, int firstYear, int yearAfter) {
    var seen = new HashSet<LocalDate>();
    var from = LocalDate.of(firstYear, 1, 1).atTime(12, 0).atZone(zone).toInstant();
    var end = LocalDate.of(yearAfter, 1, 1).atTime(12, 0).atZone(zone).toInstant();

    for (var moment = from; moment.isBefore(end);) {
      var next = calendar.next(moment, zone);
      assertThat(Duration.between(moment, next)).isBetween(Duration.ofMinutes(30), Duration.ofHours(25));
      calendar.runs(moment, next, zone).stream().filter(run -> run.cycle() == Cycle.MONTHLY)
          .forEach(run -> assertThat(seen.add(run.periodEnd())).as("%s once in %s", run.periodEnd(), zone).isTrue());
      moment = next;
    }

    assertThat(LocalDate.of(firstYear, 1, 1).datesUntil(LocalDate.of(yearAfter - 1, 12, 31))).allMatch(seen::contains);
  }

  /** As long in the other zones too: a minute's work, so it is not done with each build. */
  @Tag("campaign")
  @ParameterizedTest
  @ValueSource(strings = {"America/Los_Angeles", "America/Phoenix", "Pacific/Honolulu", "UTC"})
  void passesEveryDayOfTenYearsOnce(ZoneId zone) {
    passesEveryDayOnce(zone, 2024, 2034);
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(CHICAGO).toInstant();
  }
}
