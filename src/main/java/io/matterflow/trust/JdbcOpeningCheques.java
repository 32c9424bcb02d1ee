package io.matterflow.trust;

import io.matterflow.kernel.UserId;
import io.matterflow.trust.TrustAccounts.Opening.Cheque;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Cheques from before an account's journal began, which the bank had not paid by then. */
@Repository
class JdbcOpeningCheques {

  private final JdbcClient jdbc;

  JdbcOpeningCheques(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  UUID insert(TrustAccountId account, Cheque cheque, UserId by, Instant now) {
    var id = UUID.randomUUID();
    jdbc.sql("""
        insert into trust_opening_cheque (id, account, ledger, written_on, amount, currency, ref, payee, told_by, told_at)
        values (:id, :account, :ledger, :on, :amount, :currency, :ref, :payee, :by, :now)
        """)
        .param("id", id)
        .param("account", account.value())
        .param("ledger", cheque.ledger().value())
        .param("on", cheque.on())
        .param("amount", cheque.amount().amount())
        .param("currency", cheque.amount().currency().getCurrencyCode())
        .param("ref", cheque.ref())
        .param("payee", cheque.payee().orElse(null), Types.VARCHAR)
        .param("by", by.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    return id;
  }

  /** The day on which the cheque of this id was written. */
  Optional<LocalDate> writtenOn(TrustAccountId account, UUID id) {
    return jdbc.sql("select written_on from trust_opening_cheque where account = :account and id = :id")
        .param("account", account.value())
        .param("id", id)
        .query(LocalDate.class)
        .optional();
  }
}
