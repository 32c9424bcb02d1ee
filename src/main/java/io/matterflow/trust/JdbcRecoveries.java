package io.matterflow.trust;

import io.matterflow.kernel.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what was taken back of a ledger's deposits, and what the firm has had of it. */
@Repository
class JdbcRecoveries {

  private final JdbcClient jdbc;

  JdbcRecoveries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<TrustAccountId> accountsOf(ChartAccount ledger) {
    return jdbc.sql("select account from trust_balance where code = :code order by account")
        .param("code", ledger.code())
        .query(String.class)
        .list()
        .stream()
        .map(TrustAccountId::new)
        .toList();
  }

  Set<UUID> payments(LedgerId ledger) {
    var payments = new TreeSet<UUID>();
    jdbc.sql("select event_id from trust_deposit where source = :source and ledger = :ledger")
        .param("source", PaymentsIntoTrust.SOURCE)
        .param("ledger", ledger.value())
        .query(row -> {
          payments.add(PaymentsIntoTrust.paymentOf(row.getString("event_id")));
        });
    return payments;
  }

  /** On which ledgers deposits stand that came by payments under references that begin so. */
  List<LedgerId> ledgers(String references) {
    return jdbc.sql(
        "select distinct ledger from trust_deposit where source = :source and event_id like :references and ledger is not null")
        .param("source", PaymentsIntoTrust.SOURCE)
        .param("references", references + "%")
        .query(String.class)
        .list()
        .stream()
        .map(LedgerId::new)
        .toList();
  }

  /** By account what items of the ledger have made it short of, and what it is short of now. */
  List<Shortage> shortages(LedgerId ledger, Currency currency) {
    return jdbc.sql("""
        select caused.amount as caused, coalesce(owed.balance, 0) as owed
        from (
          select account, sum(amount) as amount
          from trust_posting
          where debit = 'T298' and ledger = :ledger and currency = :currency
          group by account
        ) caused
        left join trust_balance owed on owed.account = caused.account and owed.code = 'T298'
        """)
        .param("ledger", ledger.value())
        .param("currency", currency.getCurrencyCode())
        .query((row, index) -> new Shortage(new Money(row.getBigDecimal("caused"), currency),
            new Money(row.getBigDecimal("owed"), currency)))
        .list();
  }

  Money recovered(LedgerId ledger, Currency currency) {
    return new Money(jdbc.sql("""
        select coalesce(sum(amount), 0)
        from trust_posting
        where kind = 'RECOVERY' and ledger = :ledger and currency = :currency
        """)
        .param("ledger", ledger.value())
        .param("currency", currency.getCurrencyCode())
        .query(BigDecimal.class)
        .single(), currency);
  }

  record Shortage(Money caused, Money owed) {}
}
