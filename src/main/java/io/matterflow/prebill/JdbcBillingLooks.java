package io.matterflow.prebill;

import static io.matterflow.prebill.Row.utc;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Looks at the billing calendar, and the runs that it has begun: a second of the same cycle and period is refused. */
@Repository
class JdbcBillingLooks {

  private final JdbcClient jdbc;

  JdbcBillingLooks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All that falls due after {@code since}; {@code lookedAt} says up to when it was looked. */
  record Look(Instant since, Optional<Instant> lookedAt) {}

  void insert(BillingLookId id, Instant since, Instant dueAt) {
    jdbc.sql("insert into billing_look (id, since_at, due_at) values (:id, :since, :dueAt)")
        .param("id", id.value())
        .param("since", utc(since))
        .param("dueAt", utc(dueAt))
        .update();
  }

  void looked(BillingLookId id, Instant upTo) {
    jdbc.sql("update billing_look set looked_at = :upTo where id = :id")
        .param("id", id.value())
        .param("upTo", utc(upTo))
        .update();
  }

  boolean isAnyPlanned() {
    return jdbc.sql("select count(*) from billing_look where looked_at is null").query(Integer.class).single() > 0;
  }

  Look required(BillingLookId id) {
    return jdbc.sql("select since_at, looked_at from billing_look where id = :id")
        .param("id", id.value())
        .query((columns, number) -> new Look(new Row(columns).instant("since_at"),
            new Row(columns).someInstant("looked_at")))
        .optional()
        .orElseThrow(() -> new IllegalStateException("there is no look " + id));
  }

  /** False when the calendar has begun that run before. */
  boolean begins(Cycle cycle, LocalDate periodEnd, BillingCycleId run, Instant at) {
    return jdbc.sql("""
        insert into calendar_run (cycle, period_end, cycle_id, begun_at)
        select :cycle, :periodEnd, :run, :at
         where not exists (select 1 from calendar_run where cycle = :cycle and period_end = :periodEnd)
        """)
        .param("cycle", cycle.name())
        .param("periodEnd", periodEnd)
        .param("run", run.value())
        .param("at", utc(at))
        .update() == 1;
  }
}
