package io.matterflow.prebill;

import io.matterflow.engine.SubjectWorth;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A pre-bill is worth its total, a line what it bills. */
@Repository
class JdbcPreBillWorth implements SubjectWorth {

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

  private final JdbcClient jdbc;

  JdbcPreBillWorth(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Set<String> kinds() {
    return WORTH.keySet();
  }

  @Override
  public Map<String, Worth> of(String kind, Collection<String> ids) {
    var asked = SubjectWorth.uuids(ids);
    var found = new HashMap<String, Worth>();
    if (!asked.isEmpty()) {
      jdbc.sql(Objects.requireNonNull(WORTH.get(kind))).param("ids", asked).query(row -> {
        found.put(row.getString("id"), worth(row));
      });
    }
    return found;
  }

  private static Worth worth(ResultSet row) throws SQLException {
    return new Worth(Optional.ofNullable(row.getString("matter_id")).map(MatterId::new),
        Optional.of(new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency").strip()))),
        Optional.ofNullable(row.getString("called")));
  }
}
