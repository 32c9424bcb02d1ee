package io.matterflow.prebill;

import static io.matterflow.prebill.Row.utc;

import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.prebill.Adjustment.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sums of adjustments, matter by matter. */
@Repository
class JdbcWriteDowns {

  private final JdbcClient jdbc;

  JdbcWriteDowns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record OnMatter(MatterId matter, ClientId client, String currency, Kind kind, String reason, int adjustments, BigDecimal amount) {}

  List<OnMatter> made(Instant from, Instant before) {
    return jdbc.sql("""
        select p.matter_id, p.client_id, p.currency, a.kind, a.reason_code, count(*) as adjustments,
               sum(a.amount_before - a.amount_after) as amount
          from pre_bill_adjustment a
          join pre_bill p on p.id = a.pre_bill_id
         where a.made_at >= :from and a.made_at < :before and p.state <> 'VOIDED' and a.kind not in ('HELD', 'ADDED', 'TRANSFERRED')
           and not exists (select 1 from pre_bill_line l where l.id = a.line_id and l.left_for is not null)
         group by p.matter_id, p.client_id, p.currency, a.kind, a.reason_code
        """)
        .param("from", utc(from))
        .param("before", utc(before))
        .query((columns, number) -> {
          var row = new Row(columns);
          return new OnMatter(new MatterId(row.text("matter_id")), new ClientId(row.text("client_id")), row.text("currency"),
              Kind.valueOf(row.text("kind")), row.text("reason_code"), columns.getInt("adjustments"),
              columns.getBigDecimal("amount"));
        })
        .list();
  }
}
