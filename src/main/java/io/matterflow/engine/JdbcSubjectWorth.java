package io.matterflow.engine;

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

/**
 * Subjects that stand in a table, with one question for each kind: what is asked about comes in as {@code :ids}, and
 * each row answers with {@code id}, {@code matter_id}, {@code amount}, {@code currency} and {@code called}.
 */
public abstract class JdbcSubjectWorth implements SubjectWorth {

  private final JdbcClient jdbc;
  private final Map<String, String> questions;

  /** The questions by kind. */
  protected JdbcSubjectWorth(JdbcClient jdbc, Map<String, String> questions) {
    this.jdbc = jdbc;
    this.questions = questions;
  }

  @Override
  public Set<String> kinds() {
    return questions.keySet();
  }

  @Override
  public Map<String, Worth> of(String kind, Collection<String> ids) {
    var keys = keys(ids);
    var found = new HashMap<String, Worth>();
    if (!keys.isEmpty()) {
      jdbc.sql(Objects.requireNonNull(questions.get(kind))).param("ids", keys).query(row -> {
        found.put(row.getString("id"), worth(row));
      });
    }
    return found;
  }

  /** The ids as their table has them: UUIDs, and what is none names nothing. */
  protected Collection<?> keys(Collection<String> ids) {
    return ids.stream().flatMap(id -> Subject.uuid(id).stream()).toList();
  }

  private static Worth worth(ResultSet row) throws SQLException {
    return new Worth(Optional.ofNullable(row.getString("matter_id")).map(MatterId::new),
        Optional.of(new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency").strip()))),
        Optional.ofNullable(row.getString("called")));
  }
}
