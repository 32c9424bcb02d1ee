package io.matterflow;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads every cell of every engine table, as somebody would who got hold of the database. */
@Component
class EngineTables {

  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{30,}={0,2}");

  private final JdbcTemplate jdbc;
  private final DataSource database;

  EngineTables(JdbcTemplate jdbc, DataSource database) {
    this.jdbc = jdbc;
    this.database = database;
  }

  /** {@code table: text} for each of the texts that stands in a cell of an engine table. */
  List<String> cellsWith(List<String> texts) throws SQLException {
    return cellsWith(texts, names());
  }

  /** As {@link #cellsWith}, in every table of the product too. */
  List<String> anyCellsWith(List<String> texts) throws SQLException {
    return cellsWith(texts, names(""));
  }

  private List<String> cellsWith(List<String> texts, List<String> tables) {
    var found = new ArrayList<String>();
    for (var table : tables) {
      jdbc.query("select * from \"%s\"".formatted(table), row -> {
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
          var cell = row.getObject(column) instanceof byte[] || isBinary(row.getMetaData().getColumnTypeName(column))
              ? new String(orEmpty(row.getBytes(column)), StandardCharsets.UTF_8)
              : String.valueOf(row.getString(column));
          texts.stream()
              .filter(text -> cell.contains(text) || decoded(cell).contains(text))
              .forEach(text -> found.add(table + ": " + text));
        }
      });
    }
    return found;
  }

  /** What a cell hides that was written as Base64. */
  private static String decoded(String cell) {
    return cell.length() % 4 == 0 && BASE64.matcher(cell).matches()
        ? new String(Base64.getDecoder().decode(cell), StandardCharsets.UTF_8)
        : "";
  }

  List<String> names() throws SQLException {
    return names("ACT_");
  }

  private List<String> names(String prefix) throws SQLException {
    var names = new ArrayList<String>();
    try (var connection = database.getConnection();
        var tables = connection.getMetaData()
            .getTables(null, connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
      while (tables.next()) {
        var name = tables.getString("TABLE_NAME");
        if (name.toUpperCase(Locale.ROOT).startsWith(prefix)) {
          names.add(name);
        }
      }
    }
    return names;
  }

  private static boolean isBinary(String type) {
    return type.toUpperCase(Locale.ROOT).contains("BINARY") || type.toUpperCase(Locale.ROOT).contains("BLOB");
  }

  private static byte[] orEmpty(byte[] bytes) {
    return bytes == null ? new byte[0] : bytes;
  }
}
