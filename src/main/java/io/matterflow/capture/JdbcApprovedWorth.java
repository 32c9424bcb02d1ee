package io.matterflow.capture;

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

/**
 * Work is worth what its approved entry comes to. What is not approved stays with its timekeeper: no matter, no amount.
 */
@Repository
class JdbcApprovedWorth implements SubjectWorth {

  private static final Map<String, String> WORTH = Map.of(
      "time-prompt", """
          select cast(prompt_id as varchar(36)) as id, matter_id, amount, currency
          from time_entry
          where prompt_id in (:ids)
          """,
      "activity-signal", """
          select cast(prompt.signal_id as varchar(36)) as id, entry.matter_id, entry.amount, entry.currency
          from time_entry entry
            join time_prompt prompt on prompt.id = entry.prompt_id
          where prompt.signal_id in (:ids)
          """);

  private final JdbcClient jdbc;

  JdbcApprovedWorth(JdbcClient jdbc) {
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
        Optional.of(new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency").strip()))));
  }
}
