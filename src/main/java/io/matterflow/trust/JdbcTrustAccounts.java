package io.matterflow.trust;

import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import io.matterflow.trust.TrustAccount.Book;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The trust accounts, what is signed of them and whether they are frozen. */
@Repository
class JdbcTrustAccounts {

  private static final String ACCOUNTS = "select account, currency, jurisdiction, book, float_cap, opened_on from trust_account ";

  private final JdbcClient jdbc;

  JdbcTrustAccounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<TrustAccount> find(TrustAccountId id) {
    return jdbc.sql(ACCOUNTS + "where account = :account")
        .param("account", id.value())
        .query(JdbcTrustAccounts::account)
        .optional();
  }

  /** Nobody else posts, proposes, authorizes or executes on the account until this transaction ends. */
  Optional<TrustAccount> lock(TrustAccountId id) {
    return jdbc.sql(ACCOUNTS + "where account = :account for update")
        .param("account", id.value()).query(JdbcTrustAccounts::account).optional();
  }

  List<TrustAccount> all() {
    return jdbc.sql(ACCOUNTS + "order by account").query(JdbcTrustAccounts::account).list();
  }

  /** Those of our books in which the ledger was ever touched. */
  List<TrustAccount> keeping(ChartAccount ledger) {
    return jdbc.sql(ACCOUNTS + """
        where book = 'OURS'
          and exists (select 1 from trust_balance balance where balance.account = trust_account.account and balance.code = :code)
        order by account
        """)
        .param("code", ledger.code())
        .query(JdbcTrustAccounts::account)
        .list();
  }

  void insert(TrustAccount account, UserId by, Instant now) {
    jdbc.sql("""
        insert into trust_account (account, currency, jurisdiction, book, float_cap, opened_on, opened_by, opened_at)
        values (:account, :currency, :jurisdiction, :book, :floatCap, :on, :by, :now)
        """)
        .param("account", account.id().value())
        .param("currency", account.currency().getCurrencyCode())
        .param("jurisdiction", account.jurisdiction())
        .param("book", account.book().name())
        .param("floatCap", account.floatCap().amount())
        .param("on", account.openedOn())
        .param("by", by.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** What it was opened as, said anew while nothing rests on it. */
  void replace(TrustAccount account, UserId by, Instant now) {
    jdbc.sql("""
        update trust_account
        set currency = :currency, jurisdiction = :jurisdiction, book = :book, float_cap = :floatCap, opened_on = :on, opened_by = :by,
          opened_at = :now
        where account = :account
        """)
        .param("account", account.id().value())
        .param("currency", account.currency().getCurrencyCode())
        .param("jurisdiction", account.jurisdiction())
        .param("book", account.book().name())
        .param("floatCap", account.floatCap().amount())
        .param("on", account.openedOn())
        .param("by", by.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Whether something was posted on it, asked for, brought from the bank or compared: then its opening stands. */
  boolean isInUse(TrustAccountId id) {
    return jdbc.sql("""
        select (select count(*) from trust_posting where account = :account)
          + (select count(*) from trust_drawdown where account = :account)
          + (select count(*) from trust_opening_cheque where account = :account)
          + (select count(*) from trust_statement where account = :account)
          + (select count(*) from trust_reconciliation where account = :account)
        """)
        .param("account", id.value())
        .query(Long.class)
        .single() > 0;
  }

  /** The last day of the newest signed period. */
  Optional<LocalDate> lockedThrough(TrustAccountId id) {
    return jdbc.sql(
        "select period_end from trust_period_lock where account = :account order by period_end desc fetch first 1 rows only")
        .param("account", id.value())
        .query(LocalDate.class)
        .optional();
  }

  boolean isFrozen(TrustAccountId id) {
    return jdbc.sql("select count(*) from trust_freeze where account = :account and lifted_at is null")
        .param("account", id.value())
        .query(Integer.class)
        .single() > 0;
  }

  private static TrustAccount account(ResultSet row, int index) throws SQLException {
    var currency = Currency.getInstance(row.getString("currency"));
    return new TrustAccount(
        new TrustAccountId(row.getString("account")),
        currency,
        row.getString("jurisdiction"),
        Book.valueOf(row.getString("book")),
        new Money(row.getBigDecimal("float_cap"), currency),
        row.getObject("opened_on", LocalDate.class));
  }
}
