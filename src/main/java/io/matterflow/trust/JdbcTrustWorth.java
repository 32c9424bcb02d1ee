package io.matterflow.trust;

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

/** Deposits, drawdowns and requests are worth their amount; the firm's own float is of no matter. */
@Repository
class JdbcTrustWorth implements SubjectWorth {

  private static final Map<String, String> WORTH = Map.of(
      "trust-deposit", """
          select cast(id as varchar(36)) as id, nullif(ledger, 'FIRM-BANK-CHARGES') as matter_id, amount, currency,
            'of ' || cast(received_on as varchar(10)) as called
          from trust_deposit
          where id in (:ids)
          """,
      "drawdown", """
          select cast(id as varchar(36)) as id, nullif(ledger, 'FIRM-BANK-CHARGES') as matter_id, amount, currency,
            'for invoice ' || invoice_number as called
          from trust_drawdown
          where id in (:ids)
          """,
      "trust-request", """
          select cast(id as varchar(36)) as id, nullif(ledger, 'FIRM-BANK-CHARGES') as matter_id, amount, currency,
            number as called
          from trust_request
          where id in (:ids)
          """);

  private final JdbcClient jdbc;

  JdbcTrustWorth(JdbcClient jdbc) {
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
