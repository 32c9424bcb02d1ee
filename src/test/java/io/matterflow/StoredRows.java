package io.matterflow;

import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Counts the rows of every table, the engine's too. Equal counts before and after say that nothing was stored: what changes a
 * row in place leaves a row in the audit trail.
 */
@Component
public class StoredRows {

  private final JdbcTemplate jdbc;
  private final DataSource database;

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

  /** How many rows each table holds now. */
  public Map<String, Long> counted() {
    var rows = new TreeMap<String, Long>();
    try (var connection = database.getConnection();
        var tables = connection.getMetaData()
            .getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
      while (tables.next()) {
        var name = tables.getString("TABLE_NAME");
        rows.put(name, jdbc.queryForObject("select count(*) from \"%s\"".formatted(name), Long.class));
      }
    } catch (SQLException unreadable) {
      throw new IllegalStateException("the tables could not be counted", unreadable);
    }
    return rows;
  }
}
