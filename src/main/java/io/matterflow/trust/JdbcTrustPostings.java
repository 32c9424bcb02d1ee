package io.matterflow.trust;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the trust journal, inserted and read, and what they come to on each account of the chart. */
@Repository
class JdbcTrustPostings {

  static final String COLUMNS = """
      account, sequence, entry_key, line, kind, posted_on, debit, credit, amount, currency, ledger, authorization_id, bank_event_id,
      deposit_id, invoice_number, reverses, linked_to, written_at, written_by, previous_hash, hash
      """;

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batches;

  JdbcTrustPostings(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  List<TrustPosting> entry(String key) {
    return jdbc.sql("select " + COLUMNS + "from trust_posting where entry_key = :key order by line")
        .param("key", key)
        .query(JdbcTrustPostings::posting)
        .list();
  }

  /** The newest row of an account, which the next one continues. */
  Optional<TrustPosting> head(TrustAccountId account) {
    return jdbc.sql("select " + COLUMNS + """
        from trust_posting
        where account = :account
        order by account desc, sequence desc
        fetch first 1 rows only
        """)
        .param("account", account.value())
        .query(JdbcTrustPostings::posting)
        .optional();
  }

  Optional<TrustPosting> find(TrustAccountId account, long sequence) {
    return jdbc.sql("select " + COLUMNS + "from trust_posting where account = :account and sequence = :sequence")
        .param("account", account.value())
        .param("sequence", sequence)
        .query(JdbcTrustPostings::posting)
        .optional();
  }

  /** So much of a deposit the bank has taken back after that row. */
  Money cameBackSince(DepositId deposit, long sequence, Currency currency) {
    return new Money(jdbc.sql("""
        select coalesce(sum(amount), 0)
        from trust_posting taken
        where deposit_id = :deposit and kind in ('NSF', 'CHARGEBACK') and sequence > :sequence
          and not exists (
            select 1 from trust_posting undone where undone.account = taken.account and undone.reverses = taken.sequence)
        """)
        .param("deposit", deposit.value())
        .param("sequence", sequence)
        .query(BigDecimal.class)
        .single(), currency);
  }

  boolean isReversed(TrustAccountId account, long sequence) {
    return jdbc.sql("""
        select count(*)
        from (
          select sequence from trust_posting where account = :account and reverses = :sequence
          union all
          select sequence from trust_posting where account = :account and linked_to = :sequence and kind = 'REVERSAL') taken
        """)
        .param("account", account.value())
        .param("sequence", sequence)
        .query(Integer.class)
        .single() > 0;
  }

  /** Whether the firm has made good what was owed, after that row. */
  boolean isCuredSince(TrustAccountId account, long sequence) {
    return jdbc.sql("select count(*) from trust_posting where account = :account and kind = 'CURE' and sequence > :sequence")
        .param("account", account.value())
        .param("sequence", sequence)
        .query(Integer.class)
        .single() > 0;
  }

  /**
   * The row by which a deposit came onto the ledger on which it stands, by which a drawdown was posted, or by which
   * what the bank did was.
   */
  Optional<Long> sequenceOf(TrustAccountId account, UUID item) {
    return jdbc.sql("""
        select max(sequence)
        from (
          select posting.sequence
          from trust_authorization given
          join trust_posting posting on posting.authorization_id = given.id
          where given.drawdown_id = :item and posting.account = :account
          union all
          select sequence
          from trust_posting
          where deposit_id = :item and account = :account and kind in ('DEPOSIT', 'IDENTIFIED', 'FLOAT_FUNDING')
          union all
          select min(sequence)
          from trust_posting
          where bank_event_id = :item and account = :account) known
        """)
        .param("account", account.value())
        .param("item", item)
        .query(Long.class)
        .optional();
  }

  void insert(List<TrustPosting> postings) {
    batches.batchUpdate("""
        insert into trust_posting (account, sequence, entry_key, line, kind, posted_on, debit, credit, amount, currency, ledger,
          authorization_id, bank_event_id, deposit_id, invoice_number, reverses, linked_to, written_at, written_by, previous_hash, hash)
        values (:account, :sequence, :key, :line, :kind, :on, :debit, :credit, :amount, :currency, :ledger,
          :authorization, :bankEvent, :deposit, :invoice, :reverses, :linkedTo, :at, :by, :previousHash, :hash)
        """, postings.stream().map(JdbcTrustPostings::parameters).toArray(SqlParameterSource[]::new));
  }

  Money balance(TrustAccountId account, ChartAccount of, Currency currency) {
    return jdbc.sql("select balance from trust_balance where account = :account and code = :code")
        .param("account", account.value())
        .param("code", of.code())
        .query(BigDecimal.class)
        .optional()
        .map(balance -> new Money(balance, currency))
        .orElse(Money.zero(currency));
  }

  /** Adds to what stands, under the lock of the account. */
  void add(TrustAccountId account, ChartAccount of, Money change) {
    var known = jdbc
        .sql("update trust_balance set balance = balance + :change where account = :account and code = :code")
        .param("change", change.amount())
        .param("account", account.value())
        .param("code", of.code())
        .update();
    if (known == 0) {
      jdbc.sql("insert into trust_balance (account, code, balance) values (:account, :code, :change)")
          .param("account", account.value())
          .param("code", of.code())
          .param("change", change.amount())
          .update();
    }
  }

  /** What was added to an account of the chart on each day after this one. */
  NavigableMap<LocalDate, Money>
      changesAfter(TrustAccountId account, ChartAccount of, LocalDate day, Currency currency) {
    var changes = new TreeMap<LocalDate, Money>();
    jdbc.sql("""
        select posted_on, sum(debited) as debited, sum(credited) as credited
        from (
          select posted_on, amount as debited, 0 as credited
          from trust_posting
          where account = :account and debit = :code and posted_on > :day
          union all
          select posted_on, 0 as debited, amount as credited
          from trust_posting
          where account = :account and credit = :code and posted_on > :day
        ) sides
        group by posted_on
        """)
        .param("account", account.value())
        .param("code", of.code())
        .param("day", day)
        .query(row -> {
          changes.put(row.getObject("posted_on", LocalDate.class), grown(of, row, currency));
        });
    return changes;
  }

  /** What stands on each account of the chart at the end of a day; accounts that were never touched are left out. */
  SortedMap<ChartAccount, Money> balances(TrustAccountId account, LocalDate asOf, Currency currency) {
    var balances = new TreeMap<ChartAccount, Money>();
    jdbc.sql("""
        select code, sum(debited) as debited, sum(credited) as credited
        from (
          select debit as code, sum(amount) as debited, 0 as credited
          from trust_posting
          where account = :account and posted_on <= :asOf
          group by debit
          union all
          select credit as code, 0 as debited, sum(amount) as credited
          from trust_posting
          where account = :account and posted_on <= :asOf
          group by credit
        ) sides
        group by code
        """)
        .param("account", account.value())
        .param("asOf", asOf)
        .query(row -> {
          var of = new ChartAccount(row.getString("code"));
          balances.put(of, grown(of, row, currency));
        });
    return balances;
  }

  private static Money grown(ChartAccount of, ResultSet row, Currency currency) throws SQLException {
    var debited = new Money(row.getBigDecimal("debited"), currency);
    var credited = new Money(row.getBigDecimal("credited"), currency);
    return of.growsByDebit() ? debited.minus(credited) : credited.minus(debited);
  }

  private static SqlParameterSource parameters(TrustPosting posting) {
    return new MapSqlParameterSource()
        .addValue("account", posting.account().value())
        .addValue("sequence", posting.sequence())
        .addValue("key", posting.entryKey())
        .addValue("line", posting.line())
        .addValue("kind", posting.kind().name())
        .addValue("on", posting.on())
        .addValue("debit", posting.debit().code())
        .addValue("credit", posting.credit().code())
        .addValue("amount", posting.amount().amount())
        .addValue("currency", posting.amount().currency().getCurrencyCode())
        .addValue("ledger", posting.ledger().map(LedgerId::value).orElse(null), Types.VARCHAR)
        .addValue("authorization", posting.authorization().map(AuthorizationId::value).orElse(null))
        .addValue("bankEvent", posting.bankEvent().map(BankEventId::value).orElse(null))
        .addValue("deposit", posting.deposit().map(DepositId::value).orElse(null))
        .addValue("invoice", posting.invoice().map(InvoiceNumber::value).orElse(null), Types.VARCHAR)
        .addValue("reverses", posting.reverses().orElse(null), Types.BIGINT)
        .addValue("linkedTo", posting.linkedTo().orElse(null), Types.BIGINT)
        .addValue("at", posting.writtenAt().atOffset(ZoneOffset.UTC))
        .addValue("by", posting.writtenBy().value())
        .addValue("previousHash", posting.previousHash())
        .addValue("hash", posting.hash());
  }

  static TrustPosting posting(ResultSet row, int index) throws SQLException {
    return new TrustPosting(
        new TrustAccountId(row.getString("account")),
        row.getLong("sequence"),
        row.getString("entry_key"),
        row.getInt("line"),
        PostingKind.valueOf(row.getString("kind")),
        row.getObject("posted_on", LocalDate.class),
        new ChartAccount(row.getString("debit")),
        new ChartAccount(row.getString("credit")),
        new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency"))),
        Optional.ofNullable(row.getString("ledger")).map(LedgerId::new),
        Optional.ofNullable(row.getObject("authorization_id", UUID.class)).map(AuthorizationId::new),
        Optional.ofNullable(row.getObject("bank_event_id", UUID.class)).map(BankEventId::new),
        Optional.ofNullable(row.getObject("deposit_id", UUID.class)).map(DepositId::new),
        Optional.ofNullable(row.getString("invoice_number")).map(InvoiceNumber::new),
        Optional.ofNullable(row.getObject("reverses", Long.class)),
        Optional.ofNullable(row.getObject("linked_to", Long.class)),
        row.getObject("written_at", OffsetDateTime.class).toInstant(),
        new UserId(row.getString("written_by")),
        row.getString("previous_hash"),
        row.getString("hash"));
  }
}
