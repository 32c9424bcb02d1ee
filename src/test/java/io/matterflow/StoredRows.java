package io.matterflow;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Counts the rows of every table, the engine's too. Equal counts before and after say that nothing was stored: what
 * changes a row in place leaves a row in the audit trail.
 */
@Component
public class StoredRows {

  private final JdbcTemplate jdbc;
  private final DataSource database;
  private volatile String counts = "";
  private volatile Optional<Counted> last = Optional.empty();

  StoredRows(JdbcTemplate jdbc, DataSource database) {
    this.jdbc = jdbc;
    this.database = database;
  }

  /** By how many rows each table has grown or shrunk since they were counted; the others are not named. */
  public Map<String, Long> changedSince(Map<String, Long> before) {
    var changes = counted();
    changes.replaceAll((table, rows) -> rows - before.getOrDefault(table, 0L));
    changes.values().removeIf(change -> change == 0);
    return changes;
  }

  /**
   * How many rows each table holds now. PostgreSQL counts by reading them, so not again before a transaction has
   * written.
   */
  public Map<String, Long> counted() {
    var written = TestDatabase.isPostgres() ? lastWritten() : Optional.<String>empty();
    var known = last.filter(counted -> written.equals(Optional.of(counted.after())));
    var rows = known.map(Counted::rows).orElseGet(this::count);
    last = written.map(transaction -> new Counted(transaction, rows));
    return new TreeMap<>(rows);
  }

  private Map<String, Long> count() {
    var rows = new TreeMap<String, Long>();
    jdbc.query(ofAllTables(), row -> {
      rows.put(row.getString(1), row.getLong(2));
    });
    return rows;
  }

  /** Only a transaction that writes is given a number: while none begins or ends, every row is as it was. */
  private Optional<String> lastWritten() {
    return Optional.ofNullable(
        jdbc.queryForObject("select cast(pg_current_snapshot() as text)", String.class));
  }

  /** One statement: it is asked before and after each of a thousand requests. */
  private String ofAllTables() {
    if (counts.isEmpty()) {
      try (var connection = database.getConnection();
          var tables = connection.getMetaData()
              .getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
        var each = new ArrayList<String>();
        while (tables.next()) {
          each.add("select '%1$s', count(*) from \"%1$s\"".formatted(tables.getString("TABLE_NAME")));
        }
        counts = String.join(" union all ", each);
      } catch (SQLException unreadable) {
        throw new IllegalStateException("the tables could not be named", unreadable);
      }
    }
    return counts;
  }

  /** What was counted, and after which transaction. */
  private record Counted(String after, Map<String, Long> rows) {}
}
