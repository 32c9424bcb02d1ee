package io.matterflow.audit;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;

/** The refusal as H2 calls it. */
public final class AppendOnlyTrigger implements Trigger {

  private String table = "";

  @Override
  public void init(Connection connection, String schema, String trigger, String table, boolean before, int type) {
    this.table = table;
  }

  @Override
  public void fire(Connection connection, Object[] oldRow, Object[] newRow) throws SQLException {
    throw new SQLException("the table %s is append-only".formatted(table));
  }
}
