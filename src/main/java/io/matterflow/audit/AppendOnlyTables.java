package io.matterflow.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * A migration after which the database itself refuses to change or delete a row of the given tables. The two databases
 * spell a trigger differently, so it asks which one it is.
 */
public abstract class AppendOnlyTables implements JavaMigration {

  private final String version;
  private final String description;
  private final List<String> tables;
  private final Refusal refusal;

  protected AppendOnlyTables(String version, String description, List<String> tables) {
    this(version, description, tables, Refusal.OF_CHANGES);
  }

  AppendOnlyTables(String version, String description, List<String> tables, Refusal refusal) {
    this.version = version;
    this.description = description;
    this.tables = List.copyOf(tables);
    this.refusal = refusal;
  }

  @Override
  public final void migrate(Context context) throws SQLException {
    var connection = context.getConnection();
    if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
      run(connection, """
          create or replace function %s() returns trigger language plpgsql as
          $$ begin raise exception '%s', tg_table_name; end $$
          """.formatted(refusal.function, refusal.words.replace("%s", "%")));
      for (var table : tables) {
        run(connection, "create trigger %s_%s before %s on %s for each row execute function %s()"
            .formatted(table, refusal.trigger, refusal.acts, table, refusal.function));
      }
    } else {
      for (var table : tables) {
        run(connection, "create trigger %s_%s before %s on %s for each row call '%s'"
            .formatted(table, refusal.trigger, refusal.acts.replace(" or", ","), table,
                AppendOnlyTrigger.class.getName()));
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

  /** What the database does not let anybody do to a row. */
  enum Refusal {
    OF_CHANGES("append_only", "update or delete", "refuse_change", "the table %s is append-only"),
    OF_DELETION("kept", "delete", "refuse_deletion", "nothing of the table %s is ever deleted");

    private final String trigger;
    private final String acts;
    private final String function;
    private final String words;

    Refusal(String trigger, String acts, String function, String words) {
      this.trigger = trigger;
      this.acts = acts;
      this.function = function;
      this.words = words;
    }

    String words(String table) {
      return words.formatted(table);
    }
  }
}
