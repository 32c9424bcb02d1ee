package io.matterflow.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Component;

/**
 * On PostgreSQL, where the tables belong to another role than the one the product runs as, the owner makes the engine's
 * tables too: the engine by itself would do so as the running role, which may not.
 */
@Component
class EngineSchema implements Callback {

  static final String JOB_INDEX = "create index if not exists mf_job_due on act_ru_job (duedate_)";

  private static final List<String> PARTS =
      List.of("engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history");

  private final String role;

  EngineSchema(@Value("${spring.datasource.username:}") String role) {
    this.role = role;
  }

  @Override
  public boolean supports(Event event, Context context) {
    return event == Event.BEFORE_MIGRATE;
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
          && !isTheRole(connection)) {
        if (!isMade(connection)) {
          PARTS.forEach(part -> ScriptUtils.executeSqlScript(connection,
              new ClassPathResource(
                  "org/camunda/bpm/engine/db/create/activiti.postgres.create.%s.sql".formatted(part))));
        }
        try (var statement = connection.createStatement()) {
          statement.execute(JOB_INDEX);
        }
      }
    } catch (SQLException refused) {
      throw new FlywayException("the engine's tables could not be made", refused);
    }
  }

  @Override
  public String getCallbackName() {
    return "engine-schema";
  }

  private boolean isTheRole(Connection connection) throws SQLException {
    return answer(connection, "select current_user").equals(role);
  }

  private static boolean isMade(Connection connection) throws SQLException {
    return answer(connection, "select to_regclass('act_ge_property') is not null").equals("t");
  }

  private static String answer(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement(); var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
