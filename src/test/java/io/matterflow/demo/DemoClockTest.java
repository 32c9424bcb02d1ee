package io.matterflow.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.matterflow.demo.DemoClock.Move;
import io.matterflow.engine.DueWork;
import io.matterflow.engine.MovableClock;
import io.matterflow.rest.Problem;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoClockTest {

  private static final Instant BEFORE_THE_CLOCKS_GO_BACK = Instant.parse("2026-10-30T13:00:00Z");

  private static ProcessEngine engine;
  private static Date asOthersLeftIt;

  private final MovableClock clock = new MovableClock();
  private DemoClock demo;

  @TempDir
  private Path folder;

  @BeforeAll
  static void anEngineWithNothingToDo() {
    asOthersLeftIt = ClockUtil.getCurrentTime();
    var configuration = new StandaloneInMemProcessEngineConfiguration();
    configuration.setJdbcUrl("jdbc:h2:mem:demo-clock;DB_CLOSE_DELAY=-1");
    configuration.setProcessEngineName("demo-clock");
    configuration.setDatabaseSchemaUpdate("create-drop");
    engine = configuration.buildProcessEngine();
  }

  @AfterAll
  static void close() {
    engine.close();
    ClockUtil.setCurrentTime(asOthersLeftIt);
  }

  @BeforeEach
  void aDemoInChicago() {
    clock.standAt(BEFORE_THE_CLOCKS_GO_BACK);
    var travel = new TimeTravel(clock, new ClockMemory(folder, InstantSource.system()), new DueWork(engine));
    demo = new DemoClock(clock, travel, () -> ZoneId.of("America/Chicago"));
  }

  @Test
  void tellsTheTimeWhereTheFirmIs() {
    assertThat(demo.now().now()).hasToString("2026-10-30T08:00-05:00");
  }

  @ParameterizedTest
  @CsvSource({
      "P10D, 2026-11-09T08:00-06:00",
      "P1M, 2026-11-30T08:00-06:00",
      "P1DT2H, 2026-10-31T10:00-05:00",
      "PT72H, 2026-11-02T07:00-06:00"})
  void daysAreTheFirmsDaysAndHoursAreHours(String advance, String then) {
    assertThat(demo.move(advance(advance)).now().toString()).startsWith(then.substring(0, 16))
        .endsWith(then.substring(16));
  }

  @Test
  void goesToAMoment() {
    var moved = demo.move(to("2026-11-01T00:00:00-05:00"));

    assertThat(moved.now().toString()).startsWith("2026-11-01T00:00");
    assertThat(moved.complete()).isTrue();
    assertThat(clock.instant()).isAfterOrEqualTo(Instant.parse("2026-11-01T05:00:00Z"));
  }

  @Test
  void neverGoesBack() {
    assertRefused(to("2026-10-30T07:59:59-05:00"), 409);
    assertRefused(advance("P-1D"), 409);
    assertThat(clock.instant()).isEqualTo(BEFORE_THE_CLOCKS_GO_BACK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ten days", "P", "PT", "P99999999999D", "PT9999999999999999999H"})
  void saysWhatItCannotRead(String advance) {
    assertRefused(advance(advance), 400);
  }

  @Test
  void wantsOneThingOrTheOther() {
    assertRefused(new Move(Optional.empty(), Optional.empty()), 400);
    assertRefused(new Move(Optional.of("P1D"), Optional.of("2026-11-01T00:00:00-05:00")), 400);
    assertRefused(to("2026-02-30T00:00:00-05:00"), 400);
    assertRefused(to("2026-11-01"), 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"P6Y", "P900000Y", "PT99999999H"})
  void doesNotGoBeyondAnyLifetime(String advance) {
    assertRefused(advance(advance), 422);
  }

  private void assertRefused(Move move, int status) {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> demo.move(move))
        .satisfies(problem -> assertThat(problem.status().value()).isEqualTo(status));
  }

  private static Move advance(String advance) {
    return new Move(Optional.of(advance), Optional.empty());
  }

  private static Move to(String moment) {
    return new Move(Optional.empty(), Optional.of(moment));
  }
}
