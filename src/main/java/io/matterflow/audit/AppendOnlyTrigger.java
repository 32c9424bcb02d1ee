package io.matterflow.audit;

import io.matterflow.audit.AppendOnlyTables.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;

/** The refusal as H2 calls it. */
public final class AppendOnlyTrigger implements Trigger {

  private String table = "";
  private Refusal refusal = Refusal.OF_CHANGES;

  @Override
  public void init(Connection connection, String schema, String trigger, String table, boolean before, int type) {
    this.table = table;
    this.refusal = (type & Trigger.UPDATE) == 0 ? Refusal.OF_DELETION : Refusal.OF_CHANGES;
  }

  @Override
  public void fire(Connection connection, Object[] oldRow, Object[] newRow) throws SQLException {
    throw new SQLException(refusal.words(table));
  }
}
