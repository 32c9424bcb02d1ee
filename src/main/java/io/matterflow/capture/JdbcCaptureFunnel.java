package io.matterflow.capture;

import static io.matterflow.capture.Columns.utc;

import io.matterflow.capture.CaptureFunnel.Count;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts the rows of {@code activity_signal}. */
@Repository
class JdbcCaptureFunnel {

  private final JdbcClient jdbc;

  JdbcCaptureFunnel(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Count> counts(Instant from, Instant until, Instant now) {
    return jdbc.sql("""
            select kind, source, outcome, reason, rule, age, count(*) as signals
            from (
              select signal.kind, signal.source,
                case when prompt.state is null then signal.state else 'PROMPT_' || prompt.state end as outcome,
                case when signal.state = 'EXCLUDED' then signal.billability_reason else signal.reason end as reason,
                coalesce(signal.decided_by, '') as rule,
                case when signal.received_at > :dayAgo then '0-1' when signal.received_at > :weekAgo then '2-7'
                  when signal.received_at > :monthAgo then '8-30' else '30+' end as age
              from activity_signal signal
              left join time_prompt prompt on prompt.signal_id = signal.id
              where signal.happened_at >= :from and signal.happened_at < :until) signals
            group by kind, source, outcome, reason, rule, age
            order by kind, source, outcome, reason, rule, age
            """)
        .param("dayAgo", utc(now.minus(Duration.ofDays(1))))
        .param("weekAgo", utc(now.minus(Duration.ofDays(7))))
        .param("monthAgo", utc(now.minus(Duration.ofDays(30))))
        .param("from", utc(from))
        .param("until", utc(until))
        .query((row, number) -> new Count(
            ActivityKind.valueOf(row.getString("kind")),
            row.getString("source"),
            row.getString("outcome"),
            row.getString("reason"),
            row.getString("rule"),
            row.getString("age"),
            row.getInt("signals")))
        .list();
  }
}
