package io.matterflow.prebill;

import io.matterflow.Jobs;
import io.matterflow.directory.Directory;
import io.matterflow.engine.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets the nights of the billing calendar pass, and tells which runs began in them by themselves. */
@Component
class BillingNights {

  private static final String CALENDAR = "billing-calendar";
  private static final int MORE_THAN_ENOUGH = 60;
  private static final int AFTER_ALL_LOOKS = 4;

  private final Directory directory;
  private final Jobs jobs;
  private final MovableClock clock;
  private final RuntimeService runtime;
  private final JdbcClient jdbc;

  BillingNights(Directory directory, Jobs jobs, MovableClock clock, RuntimeService runtime, JdbcClient jdbc) {
    this.directory = directory;
    this.jobs = jobs;
    this.clock = clock;
    this.runtime = runtime;
    this.jdbc = jdbc;
  }

  /** Holds look after look until the next one lies ahead. */
  void caughtUpTo(Instant moment) {
    if (moment.isAfter(clock.instant())) {
      clock.standAt(moment);
    }
    for (int look = 0; look < MORE_THAN_ENOUGH; look++) {
      var next = waiting();
      var dueAt = jobs.nextDue(CALENDAR, next.getBusinessKey()).orElseThrow();
      if (dueAt.isAfter(clock.instant().plus(Duration.ofMinutes(10)))) {
        return;
      }
      if (dueAt.isAfter(clock.instant())) {
        clock.standAt(dueAt);
      }
      jobs.runDue(CALENDAR, next.getBusinessKey());
    }
    throw new AssertionError("the calendar is not caught up after %d looks".formatted(MORE_THAN_ENOUGH));
  }

  /** The night after today, whose runs bill up to today. Answers the day that has passed. */
  LocalDate pass() {
    caughtUpTo(clock.instant());
    var day = today();
    caughtUpTo(at(day.plusDays(1), AFTER_ALL_LOOKS));
    return day;
  }

  ProcessInstance waiting() {
    return runtime.createProcessInstanceQuery().processDefinitionKey(CALENDAR).singleResult();
  }

  /** The runs of the calendar over a period. */
  List<String> runs(Cycle cycle, LocalDate periodEnd) {
    return jdbc.sql("""
        select cast(id as varchar(36)) from billing_cycle
         where cycle = :cycle and period_end = :periodEnd and requested_by = 'matterflow'
        """).param("cycle", cycle.name()).param("periodEnd", periodEnd).query(String.class).list();
  }

  /** The matters that the calendar's run over a period looks at; none when there is no run. */
  List<String> scope(Cycle cycle, LocalDate periodEnd) {
    return runs(cycle, periodEnd).stream().findFirst()
        .map(run -> jdbc.sql("select matter_id from billing_cycle_scope where cycle_id = cast(:run as uuid)")
            .param("run", run).query(String.class).list())
        .orElse(List.of());
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), directory.firm().zone());
  }

  Instant at(LocalDate day, int hour) {
    return day.atTime(hour, 0).atZone(directory.firm().zone()).toInstant();
  }
}
