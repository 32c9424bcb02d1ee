package io.matterflow.receivables;

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

/** A payment is worth what was paid; its matter is that of the invoice that it names. */
@Repository
class JdbcPaymentWorth implements SubjectWorth {

  private static final Map<String, String> WORTH = Map.of(
      "payment", """
          select cast(payment.id as varchar(36)) as id, invoice.matter_id, payment.amount, payment.currency,
            'for invoice ' || coalesce(payment.assigned_invoice, payment.invoice_number) as called
          from payment
            left join invoice on invoice.number = coalesce(payment.assigned_invoice, payment.invoice_number)
          where payment.id in (:ids)
          """);

  private final JdbcClient jdbc;

  JdbcPaymentWorth(JdbcClient jdbc) {
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
