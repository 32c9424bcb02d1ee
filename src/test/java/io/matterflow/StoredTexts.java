package io.matterflow;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads every cell of every table, as somebody would who got hold of the database; kept answers are decoded. */
@Component
public class StoredTexts {

  private final JdbcTemplate jdbc;
  private final DataSource database;

  StoredTexts(JdbcTemplate jdbc, DataSource database) {
    this.jdbc = jdbc;
    this.database = database;
  }

  /** The tables, in lower case, that hold the text in a cell. */
  public List<String> cellsWith(String text) throws SQLException {
    var found = new ArrayList<String>();
    for (var table : names()) {
      jdbc.query("select * from \"%s\"".formatted(table), row -> {
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
          var type = row.getMetaData().getColumnTypeName(column).toUpperCase(Locale.ROOT);
          var bytes = type.contains("BINARY") || type.contains("BLOB") || type.equals("BYTEA")
              ? row.getBytes(column)
              : null;
          var cell = bytes == null ? String.valueOf(row.getString(column)) : new String(bytes, StandardCharsets.UTF_8);
          if (cell.contains(text) || decoded(table, cell).contains(text)) {
            found.add(table.toLowerCase(Locale.ROOT));
          }
        }
      });
    }
    return found;
  }

  private static String decoded(String table, String cell) {
    if (!table.equalsIgnoreCase("idempotency_key")) {
      return "";
    }
    try {
      return new String(Base64.getDecoder().decode(cell), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException noBase64) {
      return "";
    }
  }

  private List<String> names() throws SQLException {
    var names = new ArrayList<String>();
    try (var connection = database.getConnection();
        var tables = connection.getMetaData()
            .getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
      while (tables.next()) {
        names.add(tables.getString("TABLE_NAME"));
      }
    }
    return names;
  }
}
