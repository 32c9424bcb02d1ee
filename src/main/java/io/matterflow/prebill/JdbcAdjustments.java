package io.matterflow.prebill;

import static io.matterflow.prebill.Row.utc;

import io.matterflow.kernel.Actor;
import io.matterflow.kernel.UserId;
import io.matterflow.prebill.Adjustment.Writer;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every move of money on a pre-bill, append-only. */
@Repository
class JdbcAdjustments {

  private final JdbcClient jdbc;

  JdbcAdjustments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void append(Adjustment made) {
    jdbc.sql("""
        insert into pre_bill_adjustment (id, pre_bill_id, line_id, kind, amount_before, amount_after, reason, made_by,
                                         by_partner, made_at)
        values (:id, :preBill, :line, :kind, :before, :after, :reason, :by, :byPartner, :at)
        """)
        .param("id", UUID.randomUUID())
        .param("preBill", made.preBill().value())
        .param("line", made.line().map(PreBillLineId::value).orElse(null))
        .param("kind", made.kind().name())
        .param("before", made.before().amount())
        .param("after", made.after().amount())
        .param("reason", made.reason())
        .param("by", made.by().value())
        .param("byPartner", made.byPartner())
        .param("at", utc(made.at()))
        .update();
  }

  /** Who wrote down any of these lines. */
  Set<Writer> writersDown(Collection<PreBillLineId> lines) {
    if (lines.isEmpty()) {
      return Set.of();
    }
    return new HashSet<>(jdbc.sql("""
        select distinct made_by, by_partner from pre_bill_adjustment where kind = 'WRITE_DOWN' and line_id in (:lines)
        """)
        .param("lines", lines.stream().map(PreBillLineId::value).toList())
        .query((columns, row) -> new Writer(new UserId(columns.getString("made_by")), columns.getBoolean("by_partner")))
        .list());
  }

  /** What people took off the lines that are billed, and did not give back. */
  BigDecimal takenOff(PreBillId preBill) {
    return jdbc.sql("""
        select coalesce(sum(off), 0) from (
          select sum(a.amount_before - a.amount_after) as off
            from pre_bill_adjustment a
            join pre_bill_line l on l.id = a.line_id and l.held = false
           where a.pre_bill_id = :preBill and a.kind in ('WRITE_DOWN', 'WRITE_UP') and a.made_by <> :engine
           group by a.line_id) line
         where off > 0
        """)
        .param("preBill", preBill.value())
        .param("engine", Actor.ENGINE.user().value())
        .query(BigDecimal.class)
        .single();
  }
}
