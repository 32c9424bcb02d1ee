package io.matterflow.trust;

import io.matterflow.engine.JdbcSubjectWorth;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Deposits, drawdowns and requests are worth their amount; the firm's own float is of no matter. */
@Repository
class JdbcTrustWorth extends JdbcSubjectWorth {

  private static final Map<String, String> WORTH = Map.of(
      "trust-deposit", """
          select cast(id as varchar(36)) as id, nullif(ledger, 'FIRM-BANK-CHARGES') as matter_id, amount, currency,
            'of ' || cast(received_on as varchar(10)) as called
          from trust_deposit
          where id in (:ids)
          """,
      "drawdown", """
          select cast(id as varchar(36)) as id, nullif(ledger, 'FIRM-BANK-CHARGES') as matter_id, amount, currency,
            'for invoice ' || invoice_number as called
          from trust_drawdown
          where id in (:ids)
          """,
      "trust-request", """
          select cast(id as varchar(36)) as id, nullif(ledger, 'FIRM-BANK-CHARGES') as matter_id, amount, currency,
            number as called
          from trust_request
          where id in (:ids)
          """);

  JdbcTrustWorth(JdbcClient jdbc) {
    super(jdbc, WORTH);
  }
}
