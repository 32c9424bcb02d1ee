package io.matterflow.prebill;

import static io.matterflow.prebill.Row.utc;

import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.prebill.Adjustment.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What people and the terms took off and gave back, one by one, without bills that were given up and lines that left.
 */
@Repository
class JdbcWriteDowns {

  private final JdbcClient jdbc;

  JdbcWriteDowns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One move; {@code off} is less money for the firm, below zero it is more. */
  record Move(
      UUID preBill,
      Optional<UUID> line,
      MatterId matter,
      ClientId client,
      String currency,
      Kind kind,
      String reason,
      Instant at,
      BigDecimal off) {}

  /** Every move, of whatever day, on the bills of which one was made in that time, in the order they were made. */
  List<Move> onBillsTouched(Instant from, Instant before) {
    return jdbc.sql("""
        select a.pre_bill_id, a.line_id, p.matter_id, p.client_id, p.currency, a.kind, a.reason_code, a.made_at,
               a.amount_before - a.amount_after as off
          from pre_bill_adjustment a
          join pre_bill p on p.id = a.pre_bill_id
         where p.state <> 'VOIDED' and a.kind not in ('HELD', 'ADDED', 'TRANSFERRED')
           and not exists (select 1 from pre_bill_line l where l.id = a.line_id and l.left_for is not null)
           and a.pre_bill_id in (select t.pre_bill_id from pre_bill_adjustment t where t.made_at >= :from and t.made_at < :before)
         order by a.made_at
        """)
        .param("from", utc(from))
        .param("before", utc(before))
        .query((columns, number) -> {
          var row = new Row(columns);
          return new Move(row.uuid("pre_bill_id"), row.someUuid("line_id"), new MatterId(row.text("matter_id")),
              new ClientId(row.text("client_id")), row.text("currency"), Kind.valueOf(row.text("kind")),
              row.text("reason_code"), row.instant("made_at"), row.number("off"));
        })
        .list();
  }
}
