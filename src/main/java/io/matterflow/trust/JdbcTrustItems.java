package io.matterflow.trust;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a drawdown does to items that a reconciliation counts. */
@Repository
class JdbcTrustItems {

  private final JdbcClient jdbc;
  private final Clock clock;

  JdbcTrustItems(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The bank will never show it: it moves between ledgers of one account. */
  void clearedInside(Drawdown drawdown) {
    var execution = drawdown.execution().orElseThrow();
    jdbc.sql("""
        insert into trust_cleared (item_kind, item_id, account, cleared_on, recorded_by, recorded_at)
        values ('DRAWDOWN', :id, :account, :on, :by, :at)
        """)
        .param("id", drawdown.id().value())
        .param("account", drawdown.account().value())
        .param("on", execution.on())
        .param("by", execution.by().value())
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** A deposit that was posted to the wrong ledger. */
  void belongsTo(DepositId deposit, LedgerId ledger) {
    jdbc.sql("update trust_deposit set ledger = :ledger where id = :id")
        .param("ledger", ledger.value()).param("id", deposit.value()).update();
  }
}
