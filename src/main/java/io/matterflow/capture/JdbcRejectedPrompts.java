package io.matterflow.capture;

import static io.matterflow.capture.Columns.utc;

import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts rejected prompts. Who rejected them leaves this package only as that person's own. */
@Repository
class JdbcRejectedPrompts {

  private final JdbcClient jdbc;

  JdbcRejectedPrompts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Rejected(TimekeeperId timekeeper, MatterId matter, ActivityKind kind, String reason, int prompts) {}

  List<Rejected> between(Instant from, Instant until) {
    return jdbc.sql("""
            select timekeeper_id, matter_id, kind, coalesce(reject_reason, '') as reason, count(*) as prompts
            from time_prompt
            where state = 'REJECTED' and since >= :from and since < :until
            group by timekeeper_id, matter_id, kind, reject_reason
            """)
        .param("from", utc(from))
        .param("until", utc(until))
        .query((row, number) -> new Rejected(
            new TimekeeperId(row.getString("timekeeper_id")),
            new MatterId(row.getString("matter_id")),
            ActivityKind.valueOf(row.getString("kind")),
            row.getString("reason"),
            row.getInt("prompts")))
        .list();
  }
}
