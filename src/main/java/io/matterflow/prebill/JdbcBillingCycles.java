package io.matterflow.prebill;

import static io.matterflow.prebill.Row.utc;

import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.UserId;
import io.matterflow.prebill.CycleMatter.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Runs of billing cycles and what each made of which matter. */
@Repository
class JdbcBillingCycles {

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batches;

  JdbcBillingCycles(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  void insert(BillingRun run, Collection<MatterId> scope) {
    jdbc.sql("""
        insert into billing_cycle (id, cycle, period_end, state, requested_by, requested_at)
        values (:id, :cycle, :periodEnd, :state, :by, :at)
        """)
        .param("id", run.id().value())
        .param("cycle", run.cycle().name())
        .param("periodEnd", run.periodEnd())
        .param("state", run.state().name())
        .param("by", run.requestedBy().value())
        .param("at", utc(run.requestedAt()))
        .update();
    batches.batchUpdate("insert into billing_cycle_scope (cycle_id, matter_id) values (:cycle, :matter)", scope.stream()
        .map(matter -> new MapSqlParameterSource("cycle", run.id().value()).addValue("matter", matter.value()))
        .toArray(SqlParameterSource[]::new));
  }

  /** Moves the run on from the one state to the other; false when it was not in that state. */
  boolean move(BillingCycleId id, BillingRun.State from, BillingRun.State to) {
    return jdbc.sql("update billing_cycle set state = :to where id = :id and state = :from")
        .param("id", id.value())
        .param("from", from.name())
        .param("to", to.name())
        .update() == 1;
  }

  void complete(BillingCycleId id, Instant at) {
    jdbc.sql("update billing_cycle set state = 'COMPLETED', completed_at = :at where id = :id")
        .param("id", id.value())
        .param("at", utc(at))
        .update();
  }

  Optional<BillingRun> find(BillingCycleId id) {
    return jdbc.sql("""
        select id, cycle, period_end, state, requested_by, requested_at, completed_at from billing_cycle where id = :id
        """)
        .param("id", id.value())
        .query(JdbcBillingCycles::run)
        .optional();
  }

  List<MatterId> scope(BillingCycleId id) {
    return jdbc.sql("select matter_id from billing_cycle_scope where cycle_id = :id order by matter_id")
        .param("id", id.value())
        .query((columns, number) -> new MatterId(columns.getString("matter_id")))
        .list();
  }

  void insertMatters(BillingCycleId id, Collection<CycleMatter> matters) {
    batches.batchUpdate("""
        insert into billing_cycle_matter (cycle_id, matter_id, outcome, reason, rule, pre_bill_id)
        values (:cycle, :matter, :outcome, :reason, :rule, :preBill)
        """, values(id, matters));
  }

  void updateMatters(BillingCycleId id, Collection<CycleMatter> matters) {
    batches.batchUpdate("""
        update billing_cycle_matter
           set outcome = :outcome, reason = :reason, pre_bill_id = :preBill
         where cycle_id = :cycle and matter_id = :matter
        """, values(id, matters));
  }

  /** The next matters to compile, in the order of their ids, so that two runs never wait for each other crosswise. */
  List<CycleMatter> due(BillingCycleId id, int limit) {
    return jdbc.sql("""
        select matter_id, outcome, reason, rule, pre_bill_id
          from billing_cycle_matter
         where cycle_id = :id and outcome = 'DUE'
         order by matter_id
         fetch first :limit rows only
        """)
        .param("id", id.value())
        .param("limit", limit)
        .query(JdbcBillingCycles::matter)
        .list();
  }

  List<CycleMatter> matters(BillingCycleId id) {
    return jdbc.sql("""
        select matter_id, outcome, reason, rule, pre_bill_id
          from billing_cycle_matter
         where cycle_id = :id
         order by matter_id
        """)
        .param("id", id.value())
        .query(JdbcBillingCycles::matter)
        .list();
  }

  /** Pre-bills of the run that an exception holds. */
  int withExceptions(BillingCycleId id) {
    return jdbc.sql("""
        select count(distinct m.pre_bill_id)
          from billing_cycle_matter m
          join pre_bill_exception e on e.pre_bill_id = m.pre_bill_id
         where m.cycle_id = :id and e.state = 'OPEN' and e.action <> 'WARN'
        """)
        .param("id", id.value())
        .query(Integer.class)
        .single();
  }

  /** Matters that failed in a run and have no pre-bill of that period to this day, oldest run first. */
  List<FailedMatter> failed() {
    return jdbc.sql("""
        select m.cycle_id, m.matter_id, m.reason, c.requested_at
          from billing_cycle_matter m
          join billing_cycle c on c.id = m.cycle_id
         where m.outcome = 'FAILED'
           and not exists (select 1 from pre_bill p where p.matter_id = m.matter_id and p.period_end = c.period_end)
         order by c.requested_at, m.matter_id
        """)
        .query((columns, number) -> new FailedMatter(
            new BillingCycleId(new Row(columns).uuid("cycle_id")),
            new MatterId(columns.getString("matter_id")),
            columns.getString("reason"),
            new Row(columns).instant("requested_at")))
        .list();
  }

  record FailedMatter(BillingCycleId cycle, MatterId matter, String reason, Instant since) {}

  private static SqlParameterSource[] values(BillingCycleId id, Collection<CycleMatter> matters) {
    return matters.stream()
        .map(matter -> new MapSqlParameterSource("cycle", id.value())
            .addValue("matter", matter.matter().value())
            .addValue("outcome", matter.outcome().name())
            .addValue("reason", matter.reason())
            .addValue("rule", matter.rule().orElse(null))
            .addValue("preBill", matter.preBill().map(PreBillId::value).orElse(null)))
        .toArray(SqlParameterSource[]::new);
  }

  private static BillingRun run(ResultSet columns, int number) throws SQLException {
    var row = new Row(columns);
    return new BillingRun(
        new BillingCycleId(row.uuid("id")),
        Cycle.valueOf(row.text("cycle")),
        row.date("period_end"),
        BillingRun.State.valueOf(row.text("state")),
        new UserId(row.text("requested_by")),
        row.instant("requested_at"),
        row.someInstant("completed_at"));
  }

  private static CycleMatter matter(ResultSet columns, int number) throws SQLException {
    var row = new Row(columns);
    return new CycleMatter(
        new MatterId(row.text("matter_id")),
        Outcome.valueOf(row.text("outcome")),
        row.text("reason"),
        row.someText("rule"),
        row.someUuid("pre_bill_id").map(PreBillId::new));
  }
}
