package io.matterflow.invoicing;

import io.matterflow.engine.SubjectWorth;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** An invoice is worth what it asks for. */
@Repository
class JdbcInvoiceWorth implements SubjectWorth {

  private static final String WORTH = """
      select number as id, matter_id, total as amount, currency
      from invoice
      where number in (:ids)
      """;

  private final JdbcClient jdbc;

  JdbcInvoiceWorth(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Set<String> kinds() {
    return Set.of("invoice");
  }

  @Override
  public Map<String, Worth> of(String kind, Collection<String> asked) {
    var found = new HashMap<String, Worth>();
    if (!asked.isEmpty()) {
      jdbc.sql(WORTH).param("ids", asked).query(row -> {
        found.put(row.getString("id"), worth(row));
      });
    }
    return found;
  }

  private static Worth worth(ResultSet row) throws SQLException {
    return new Worth(Optional.ofNullable(row.getString("matter_id")).map(MatterId::new),
        Optional.of(new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency").strip()))));
  }
}
