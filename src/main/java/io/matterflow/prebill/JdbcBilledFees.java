package io.matterflow.prebill;

import io.matterflow.kernel.MatterId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What matters were invoiced in fees, less what was taken off, without costs and before tax. */
@Repository
class JdbcBilledFees {

  private final JdbcClient jdbc;

  JdbcBilledFees(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Of pre-bills whose period ended from the one day to the other. */
  Map<MatterId, BigDecimal> of(Collection<MatterId> matters, LocalDate from, LocalDate to) {
    var fees = new HashMap<MatterId, BigDecimal>();
    if (!matters.isEmpty()) {
      jdbc.sql("""
              select bill.matter_id, sum(bill.amount) as amount
                from (
                  select p.matter_id, case l.kind when 'TIME' then round(l.hours * l.rate, 2) else l.fee_amount end - l.write_down as amount
                    from pre_bill_line l join pre_bill p on p.id = l.pre_bill_id
                   where p.matter_id in (:matters) and p.state = 'INVOICED' and p.period_end between :from and :to
                     and l.held = false and l.kind <> 'EXPENSE'
                  union all
                  select p.matter_id, a.amount_after - a.amount_before as amount
                    from pre_bill_adjustment a join pre_bill p on p.id = a.pre_bill_id
                   where p.matter_id in (:matters) and p.state = 'INVOICED' and p.period_end between :from and :to
                     and a.line_id is null
                ) bill
               group by bill.matter_id
              """)
          .param("matters", matters.stream().map(MatterId::value).toList())
          .param("from", from)
          .param("to", to)
          .query(row -> {
            fees.put(new MatterId(row.getString("matter_id")), row.getBigDecimal("amount"));
          });
    }
    return fees;
  }
}
