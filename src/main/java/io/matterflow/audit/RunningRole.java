package io.matterflow.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * On PostgreSQL, where the tables belong to another role than the one the product runs as: after each migration that
 * role may read and write what it needs, change nothing that is append-only, and make or alter no table.
 */
@Component
class RunningRole implements Callback {

  private final String role;

  RunningRole(@Value("${spring.datasource.username:}") String role) {
    this.role = role;
  }

  @Override
  public boolean supports(Event event, Context context) {
    return event == Event.AFTER_MIGRATE;
  }

  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return true;
  }

  @Override
  public void handle(Event event, Context context) {
    var connection = context.getConnection();
    try {
      if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL") && !role.isEmpty()
          && !role.equals(one(connection, "select current_user"))) {
        giveRights(connection, role);
      }
    } catch (SQLException refused) {
      throw new FlywayException("role %s could not be given its rights".formatted(role), refused);
    }
  }

  @Override
  public String getCallbackName() {
    return "running-role";
  }

  static void giveRights(Connection connection, String role) throws SQLException {
    var to = one(connection, "select quote_ident('%s')".formatted(role.replace("'", "''")));
    var schema = one(connection, "select quote_ident(current_schema())");
    run(connection, "revoke create on schema %s from public".formatted(schema));
    run(connection, "revoke all on all tables in schema %s from %s".formatted(schema, to));
    run(connection, "grant usage on schema %s to %s".formatted(schema, to));
    run(connection, "grant select, insert, update, delete on all tables in schema %s to %s".formatted(schema, to));
    run(connection, "grant usage, select on all sequences in schema %s to %s".formatted(schema, to));
    for (var table : appendOnly(connection)) {
      run(connection, "revoke update, delete on %s.%s from %s".formatted(schema, table, to));
    }
    run(connection, "revoke insert, update, delete on %s.flyway_schema_history from %s".formatted(schema, to));
  }

  private static List<String> appendOnly(Connection connection) throws SQLException {
    try (var statement = connection.createStatement(); var rows = statement.executeQuery("""
        select quote_ident(class.relname)
        from pg_trigger trigger
        join pg_class class on class.oid = trigger.tgrelid
        where trigger.tgname = class.relname || '_append_only' and class.relnamespace = current_schema()::regnamespace
        """)) {
      var tables = new ArrayList<String>();
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
      return tables;
    }
  }

  private static String one(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement(); var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
