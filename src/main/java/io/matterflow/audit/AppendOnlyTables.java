package io.matterflow.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * A migration after which the database itself refuses to change or delete a row of the given tables. The two databases spell
 * a trigger differently, so it asks which one it is.
 */
public abstract class AppendOnlyTables implements JavaMigration {

  private final String version;
  private final String description;
  private final List<String> tables;

  protected AppendOnlyTables(String version, String description, List<String> tables) {
    this.version = version;
    this.description = description;
    this.tables = List.copyOf(tables);
  }

  @Override
  public final void migrate(Context context) throws SQLException {
    var connection = context.getConnection();
    if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
      run(connection, """
          create or replace function refuse_change() returns trigger language plpgsql as
          $$ begin raise exception 'the table % is append-only', tg_table_name; end $$
          """);
      for (var table : tables) {
        run(connection, "create trigger %s_append_only before update or delete on %s for each row execute function refuse_change()"
            .formatted(table, table));
      }
    } else {
      for (var table : tables) {
        run(connection, "create trigger %s_append_only before update, delete on %s for each row call '%s'"
            .formatted(table, table, AppendOnlyTrigger.class.getName()));
      }
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public final MigrationVersion getVersion() {
    return MigrationVersion.fromVersion(version);
  }

  @Override
  public final String getDescription() {
    return description;
  }

  @Override
  public final Integer getChecksum() {
    return 1;
  }

  @Override
  public final boolean canExecuteInTransaction() {
    return true;
  }
}
