package io.matterflow.benchmark;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts the statements and commits that pass, those on the engine's tables apart from the others. */
final class StatementCount {

  private final LongAdder engineStatements = new LongAdder();
  private final LongAdder otherStatements = new LongAdder();
  private final LongAdder commits = new LongAdder();

  DataSource around(DataSource database) {
    return new DelegatingDataSource(database) {
      @Override
      public Connection getConnection() throws SQLException {
        return counted(super.getConnection());
      }
    };
  }

  Figures figures() {
    return new Figures(engineStatements.sum(), otherStatements.sum(), commits.sum());
  }

  private Connection counted(Connection connection) {
    return (Connection) Proxy.newProxyInstance(
        getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
          try {
            var result = method.invoke(connection, arguments);
            if (method.getName().equals("commit")) {
              commits.increment();
            }
            if (result instanceof PreparedStatement statement) {
              return counted(statement, PreparedStatement.class, (String) arguments[0]);
            }
            return result instanceof Statement statement ? counted(statement, Statement.class, "") : result;
          } catch (InvocationTargetException refused) {
            throw refused.getCause();
          }
        });
  }

  private Object counted(Statement statement, Class<?> type, String prepared) {
    return Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
      if (method.getName().startsWith("execute")) {
        count(arguments != null && arguments.length > 0 && arguments[0] instanceof String sql ? sql : prepared);
      }
      try {
        return method.invoke(statement, arguments);
      } catch (InvocationTargetException refused) {
        throw refused.getCause();
      }
    });
  }

  private void count(String sql) {
    if (sql.toUpperCase(Locale.ROOT).contains("ACT_")) {
      engineStatements.increment();
    } else {
      otherStatements.increment();
    }
  }

  /** What passed so far. */
  record Figures(long engineStatements, long otherStatements, long commits) {

    Figures since(Figures earlier) {
      return new Figures(engineStatements - earlier.engineStatements, otherStatements - earlier.otherStatements,
          commits - earlier.commits);
    }
  }
}
