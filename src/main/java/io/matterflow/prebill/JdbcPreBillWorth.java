package io.matterflow.prebill;

import io.matterflow.engine.JdbcSubjectWorth;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A pre-bill is worth its total, a line what it bills. */
@Repository
class JdbcPreBillWorth extends JdbcSubjectWorth {

  private static final Map<String, String> WORTH = Map.of(
      "pre-bill", """
          select cast(id as varchar(36)) as id, matter_id, total as amount, currency, number as called
          from pre_bill
          where id in (:ids)
          """,
      "pre-bill-line", """
          select cast(line.id as varchar(36)) as id, bill.matter_id, bill.currency, 'on ' || bill.number as called,
            case line.kind
              when 'TIME' then round(line.hours * line.rate, 2)
              when 'EXPENSE' then round(line.units * line.unit_cost, 2)
              else line.fee_amount
            end - line.write_down as amount
          from pre_bill_line line
            join pre_bill bill on bill.id = line.pre_bill_id
          where line.id in (:ids)
          """);

  JdbcPreBillWorth(JdbcClient jdbc) {
    super(jdbc, WORTH);
  }
}
