package io.matterflow.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.stereotype.Component;

/**
 * Lets the database itself refuse to change or delete a row of the trail. The two databases spell a trigger differently, so
 * this one migration asks which it is.
 */
@Component
class AppendOnlyGuard implements JavaMigration {

  private static final List<String> TABLES = List.of("audit_entry", "audit_checkpoint", "audit_checkpoint_head");

  @Override
  public void migrate(Context context) throws SQLException {
    var connection = context.getConnection();
    if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
      run(connection, """
          create function refuse_change() returns trigger language plpgsql as
          $$ begin raise exception 'the table % is append-only', tg_table_name; end $$
          """);
      for (var table : TABLES) {
        run(connection, "create trigger %s_append_only before update or delete on %s for each row execute function refuse_change()"
            .formatted(table, table));
      }
    } else {
      for (var table : TABLES) {
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
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("2.1");
  }

  @Override
  public String getDescription() {
    return "audit append only";
  }

  @Override
  public Integer getChecksum() {
    return 1;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }
}
