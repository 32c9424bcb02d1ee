package io.matterflow.prebill;

import static io.matterflow.prebill.Row.utc;

import io.matterflow.kernel.Actor;
import io.matterflow.kernel.UserId;
import io.matterflow.prebill.Adjustment.Kind;
import io.matterflow.prebill.Adjustment.Writer;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every move of money on a pre-bill, append-only. */
@Repository
class JdbcAdjustments {

  private final JdbcClient jdbc;
  private final HeldPreBills held;

  JdbcAdjustments(JdbcClient jdbc, HeldPreBills held) {
    this.jdbc = jdbc;
    this.held = held;
  }

  void append(Adjustment made) {
    jdbc.sql("""
        insert into pre_bill_adjustment (id, pre_bill_id, line_id, kind, amount_before, amount_after, reason_code, reason, made_by,
                                         by_partner, made_at)
        values (:id, :preBill, :line, :kind, :before, :after, :reasonCode, :reason, :by, :byPartner, :at)
        """)
        .param("id", UUID.randomUUID())
        .param("preBill", made.preBill().value())
        .param("line", made.line().map(PreBillLineId::value).orElse(null))
        .param("kind", made.kind().name())
        .param("before", made.before().amount())
        .param("after", made.after().amount())
        .param("reasonCode", made.reasonCode())
        .param("reason", made.reason())
        .param("by", made.by().value())
        .param("byPartner", made.byPartner())
        .param("at", utc(made.at()))
        .update();
    held.forget(made.preBill());
  }

  /** Who wrote down any of these lines, or took something off the bill under these words. */
  Set<Writer> writersDown(PreBillId preBill, Collection<PreBillLineId> lines, Collection<Kind> onTheBill) {
    if (lines.isEmpty() && onTheBill.isEmpty()) {
      return Set.of();
    }
    return new HashSet<>(jdbc.sql("""
        select distinct made_by, by_partner
          from pre_bill_adjustment
         where pre_bill_id = :preBill and made_by <> :engine
           and ((kind = 'WRITE_DOWN' and line_id in (:lines)) or (line_id is null and kind in (:kinds)))
        """)
        .param("preBill", preBill.value())
        .param("engine", Actor.ENGINE.user().value())
        .param("lines", lines.isEmpty() ? List.of(preBill.value()) : lines.stream().map(PreBillLineId::value).toList())
        .param("kinds", onTheBill.isEmpty() ? List.of("") : onTheBill.stream().map(Kind::name).toList())
        .query((columns, row) -> new Writer(new UserId(columns.getString("made_by")), columns.getBoolean("by_partner")))
        .list());
  }

  /** What people took off the lines that are billed and off the bill as a whole, and did not give back. */
  BigDecimal takenOff(PreBillId preBill) {
    return jdbc.sql("""
        select coalesce(sum(off), 0) from (
          select sum(a.amount_before - a.amount_after) as off
            from pre_bill_adjustment a
            left join pre_bill_line l on l.id = a.line_id
           where a.pre_bill_id = :preBill and a.made_by <> :engine
             and ((a.kind in ('WRITE_DOWN', 'WRITE_UP') and l.held = false)
               or (a.line_id is null and a.kind in ('DISCOUNT', 'COURTESY')))
           group by a.line_id, case when a.line_id is null then a.kind else '' end) adjusted
         where off > 0
        """)
        .param("preBill", preBill.value())
        .param("engine", Actor.ENGINE.user().value())
        .query(BigDecimal.class)
        .single();
  }
}
