package io.matterflow.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** The floor under taking signals in: the very rows that the product wrote, inserted again by hand, in batches. */
final class RowFloor {

  private final DataSource connections;
  private final Map<String, List<Object[]>> rows = new LinkedHashMap<>();

  RowFloor(DataSource connections) {
    this.connections = connections;
  }

  /** PostgreSQL's number of the moment, after which {@link #take} looks for rows. */
  long now() throws SQLException {
    try (var connection = connections.getConnection();
        var answer = connection.createStatement().executeQuery("select cast(cast(txid_current() as text) as bigint)")) {
      answer.next();
      return answer.getLong(1);
    }
  }

  /** Keeps what was written since the moment, and makes empty tables of the same shape, indexes included. */
  void take(long since) throws SQLException {
    rows.clear();
    try (var connection = connections.getConnection()) {
      for (var table : tables(connection)) {
        var found = new ArrayList<Object[]>();
        try (var answer = connection.createStatement().executeQuery(
            "select * from %s where cast(cast(xmin as text) as bigint) >= %d".formatted(table, since))) {
          var columns = answer.getMetaData().getColumnCount();
          while (answer.next()) {
            var row = new Object[columns];
            for (int column = 0; column < columns; column++) {
              row[column] = answer.getObject(column + 1);
            }
            found.add(row);
          }
        }
        if (!found.isEmpty()) {
          connection.createStatement().execute("drop table if exists floor_" + table);
          connection.createStatement()
              .execute("create table floor_%s (like %s including indexes)".formatted(table, table));
          rows.put(table, found);
        }
      }
    }
  }

  int rowsTaken() {
    return rows.values().stream().mapToInt(List::size).sum();
  }

  /** Inserts the rows of so many signals again, with a commit for each batch of signals; tells signals a second. */
  double perSecond(int signals, int batch) throws SQLException {
    try (var connection = connections.getConnection()) {
      for (var table : rows.keySet()) {
        connection.createStatement().execute("truncate floor_" + table);
      }
      connection.setAutoCommit(false);
      var began = System.nanoTime();
      for (int first = 0; first < signals; first += batch) {
        for (var table : rows.entrySet()) {
          var all = table.getValue();
          var from = (long) first * all.size() / signals;
          var to = (long) Math.min(signals, first + batch) * all.size() / signals;
          insert(connection, table.getKey(), all.subList((int) from, (int) to));
        }
        connection.commit();
      }
      var seconds = (System.nanoTime() - began) / 1e9;
      connection.setAutoCommit(true);
      return signals / seconds;
    }
  }

  private void insert(Connection connection, String table, List<Object[]> some) throws SQLException {
    if (some.isEmpty()) {
      return;
    }
    var marks = String.join(", ", Collections.nCopies(some.get(0).length, "?"));
    try (var insert = connection.prepareStatement("insert into floor_%s values (%s)".formatted(table, marks))) {
      for (var row : some) {
        for (int column = 0; column < row.length; column++) {
          insert.setObject(column + 1, row[column]);
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    var names = new ArrayList<String>();
    try (var answer = connection.createStatement().executeQuery("""
        select tablename from pg_tables
        where schemaname = 'public' and tablename not like 'floor_%' and tablename not like 'flyway%'
          and tablename not like 'act_ge%'
        """)) {
      while (answer.next()) {
        names.add(answer.getString(1));
      }
    }
    return names;
  }
}
