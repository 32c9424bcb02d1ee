package io.matterflow.trust;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** As a database superuser would: the triggers are taken off, and everything is put back at the end. */
@Component
class TrustTampering {

  private static final List<String> TABLES = List.of(
      "trust_posting", "trust_authorization", "trust_signature", "audit_entry", "audit_checkpoint_head");
  private static final String REFUSAL = "io.matterflow.audit.AppendOnlyTrigger";

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;

  TrustTampering(JdbcTemplate jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  void with(Runnable act, Runnable look) {
    triggers(false);
    try {
      transaction.executeWithoutResult(status -> {
        act.run();
        look.run();
        status.setRollbackOnly();
      });
    } finally {
      triggers(true);
    }
  }

  private void triggers(boolean on) {
    var postgres = "postgres".equals(System.getProperty("matterflow.test.database"));
    for (var table : TABLES) {
      if (postgres) {
        jdbc.execute("alter table %s %s trigger %s_append_only".formatted(table, on ? "enable" : "disable", table));
      } else if (on) {
        jdbc.execute("create trigger %s_append_only before update, delete on %s for each row call '%s'".formatted(table, table, REFUSAL));
      } else {
        jdbc.execute("drop trigger %s_append_only".formatted(table));
      }
    }
  }
}
