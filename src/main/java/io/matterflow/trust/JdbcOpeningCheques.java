package io.matterflow.trust;

import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import io.matterflow.trust.TrustAccounts.Opening.Cheque;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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

  /** Those of a ledger that the bank has not paid, the oldest first. */
  List<Outstanding> outstanding(TrustAccount account, LedgerId ledger) {
    return jdbc.sql("""
        select cheque.ref, cheque.amount
        from trust_opening_cheque cheque
        where cheque.account = :account and cheque.ledger = :ledger
          and not exists (select 1 from trust_cleared shown where shown.item_kind = 'OPENING_CHEQUE' and shown.item_id = cheque.id)
        order by cheque.written_on, cheque.ref
        """)
        .param("account", account.id().value())
        .param("ledger", ledger.value())
        .query((row, index) -> new Outstanding(row.getString("ref"),
            new Money(row.getBigDecimal("amount"), account.currency())))
        .list();
  }

  /** The accounts on which a cheque of this ledger is not paid. */
  List<TrustAccountId> accountsOwing(LedgerId ledger) {
    return jdbc.sql("""
        select distinct cheque.account
        from trust_opening_cheque cheque
        where cheque.ledger = :ledger
          and not exists (select 1 from trust_cleared shown where shown.item_kind = 'OPENING_CHEQUE' and shown.item_id = cheque.id)
        order by cheque.account
        """)
        .param("ledger", ledger.value())
        .query((row, index) -> new TrustAccountId(row.getString("account")))
        .list();
  }

  /** The day on which the cheque of this id was written. */
  Optional<LocalDate> writtenOn(TrustAccountId account, UUID id) {
    return jdbc.sql("select written_on from trust_opening_cheque where account = :account and id = :id")
        .param("account", account.value())
        .param("id", id)
        .query(LocalDate.class)
        .optional();
  }

  record Outstanding(String ref, Money amount) {}
}
