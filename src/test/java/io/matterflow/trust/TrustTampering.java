package io.matterflow.trust;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** As a database superuser would: the triggers are taken off, and everything is put back at the end. */
@Component
class TrustTampering {

  private static final List<Trigger> TRIGGERS = List.of(
      Trigger.onChanges("trust_posting"),
      Trigger.onChanges("trust_authorization"),
      Trigger.onChanges("trust_signature"),
      Trigger.onChanges("trust_authority"),
      Trigger.onChanges("audit_entry"),
      Trigger.onChanges("audit_checkpoint_head"),
      new Trigger("trust_balance", "trust_balance_kept", "delete"));
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
    for (var trigger : TRIGGERS) {
      if (postgres) {
        jdbc.execute(
            "alter table %s %s trigger %s".formatted(trigger.table(), on ? "enable" : "disable", trigger.name()));
      } else if (on) {
        jdbc.execute("create trigger %s before %s on %s for each row call '%s'"
            .formatted(trigger.name(), trigger.acts(), trigger.table(), REFUSAL));
      } else {
        jdbc.execute("drop trigger %s".formatted(trigger.name()));
      }
    }
  }

  private record Trigger(String table, String name, String acts) {

    static Trigger onChanges(String table) {
      return new Trigger(table, table + "_append_only", "update, delete");
    }
  }
}
