package io.matterflow.books;

import io.matterflow.books.Journal.Balance;
import io.matterflow.books.Journal.Booked;
import io.matterflow.books.Journal.Selection;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import io.matterflow.receivables.PaymentId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The entries and lines of the journal. Each line debits one account and credits another, so that the database holds
 * the balance.
 */
@Repository
class JdbcJournal {

  private static final String ENTRIES = """
      select entry.position, entry.entry_key, entry.fact, entry.booked_on, entry.currency, entry.invoice_number, entry.payment_id,
        entry.reverses, entry.written_by
      from journal_entry entry
      """;

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batches;

  JdbcJournal(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  void insert(JournalEntry entry, Instant now) {
    jdbc.sql("""
        insert into journal_entry (entry_key, fact, booked_on, currency, invoice_number, payment_id, reverses, written_at, written_by)
        values (:key, :fact, :on, :currency, :invoice, :payment, :reverses, :now, :by)
        """)
        .param("key", entry.key().value())
        .param("fact", entry.fact().name())
        .param("on", entry.on())
        .param("currency", entry.currency().getCurrencyCode())
        .param("invoice", entry.invoice().map(InvoiceNumber::value).orElse(null), Types.VARCHAR)
        .param("payment", entry.payment().map(PaymentId::value).orElse(null))
        .param("reverses", entry.reverses().map(EntryKey::value).orElse(null), Types.VARCHAR)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", entry.by().value())
        .update();
    batches.batchUpdate("""
        insert into journal_line (entry_key, line, debit, credit, amount)
        values (:key, :line, :debit, :credit, :amount)
        """, IntStream.range(0, entry.lines().size())
        .mapToObj(at -> parameters(entry.key(), at + 1, entry.lines().get(at)))
        .toArray(SqlParameterSource[]::new));
  }

  Optional<JournalEntry> find(EntryKey key) {
    return jdbc.sql(ENTRIES + "where entry.entry_key = :key").param("key", key.value()).query(Row::of).optional()
        .map(row -> withLines(List.of(row)).get(0).entry());
  }

  List<Booked> entries(Selection selection) {
    return withLines(jdbc.sql(ENTRIES + """
        where entry.booked_on between :from and :to and entry.position > :after
          and (:invoice = '' or entry.invoice_number = :invoice)
          and (:account = '' or exists (
            select 1 from journal_line line where line.entry_key = entry.entry_key and :account in (line.debit, line.credit)))
        order by entry.position
        fetch first :limit rows only
        """)
        .param("from", selection.from())
        .param("to", selection.to())
        .param("after", selection.after())
        .param("invoice", selection.invoice().orElse(""))
        .param("account", selection.account().map(Account::name).orElse(""))
        .param("limit", selection.limit())
        .query(Row::of)
        .list());
  }

  List<Balance> balances(LocalDate asOf) {
    return jdbc.sql("""
        select account, currency, sum(debits) as debits, sum(credits) as credits
        from (
          select line.debit as account, entry.currency, line.amount as debits, 0 as credits
          from journal_line line
          join journal_entry entry on entry.entry_key = line.entry_key
          where entry.booked_on <= :asOf
          union all
          select line.credit as account, entry.currency, 0 as debits, line.amount as credits
          from journal_line line
          join journal_entry entry on entry.entry_key = line.entry_key
          where entry.booked_on <= :asOf
        ) sides
        group by account, currency
        """)
        .param("asOf", asOf)
        .query((row, index) -> {
          var currency = Currency.getInstance(row.getString("currency"));
          return new Balance(Account.valueOf(row.getString("account")),
              new Money(row.getBigDecimal("debits"), currency),
              new Money(row.getBigDecimal("credits"), currency));
        })
        .list();
  }

  /** What stands on receivables as of a day, by invoice, where anything does. */
  Map<InvoiceNumber, BigDecimal> receivables(LocalDate asOf) {
    var open = new HashMap<InvoiceNumber, BigDecimal>();
    jdbc.sql("""
        select entry.invoice_number, sum(case when line.debit = 'RECEIVABLES' then line.amount else -line.amount end) as open_amount
        from journal_line line
        join journal_entry entry on entry.entry_key = line.entry_key
        where entry.booked_on <= :asOf and 'RECEIVABLES' in (line.debit, line.credit)
        group by entry.invoice_number
        having sum(case when line.debit = 'RECEIVABLES' then line.amount else -line.amount end) <> 0
        """)
        .param("asOf", asOf)
        .query(row -> {
          open.put(new InvoiceNumber(row.getString("invoice_number")), row.getBigDecimal("open_amount"));
        });
    return open;
  }

  /** What stands on receivables for some invoices, whatever the day, by invoice. */
  Map<InvoiceNumber, BigDecimal> receivablesOf(Collection<InvoiceNumber> invoices) {
    return ofInvoices(invoices, """
        select entry.invoice_number, sum(case when line.debit = 'RECEIVABLES' then line.amount else -line.amount end) as amount
        from journal_entry entry
        join journal_line line on line.entry_key = entry.entry_key
        where entry.invoice_number in (:numbers) and 'RECEIVABLES' in (line.debit, line.credit)
        group by entry.invoice_number
        """);
  }

  /** What draws from trust have brought into operating cash for some invoices, less what went back, by invoice. */
  Map<InvoiceNumber, BigDecimal> drawnFromTrust(Collection<InvoiceNumber> invoices) {
    return ofInvoices(invoices, """
        select entry.invoice_number, sum(case when line.debit = 'CASH' then line.amount else -line.amount end) as amount
        from journal_entry entry
        join journal_line line on line.entry_key = entry.entry_key
        where entry.invoice_number in (:numbers) and entry.fact in ('DRAWN_FROM_TRUST', 'RETURNED_TO_TRUST')
          and 'CASH' in (line.debit, line.credit)
        group by entry.invoice_number
        """);
  }

  private Map<InvoiceNumber, BigDecimal> ofInvoices(Collection<InvoiceNumber> invoices, String sums) {
    var amounts = new HashMap<InvoiceNumber, BigDecimal>();
    jdbc.sql(sums)
        .param("numbers", invoices.stream().map(InvoiceNumber::value).toList())
        .query(row -> {
          amounts.put(new InvoiceNumber(row.getString("invoice_number")), row.getBigDecimal("amount"));
        });
    return amounts;
  }

  /** What is owed to the firm by the entries about these invoices or payments. */
  Money due(Collection<InvoiceNumber> invoices, Collection<UUID> payments, Currency currency) {
    return new Money(jdbc.sql("""
        select coalesce(sum(case when line.debit = 'DUE_FROM_CLIENT' then line.amount else -line.amount end), 0)
        from journal_line line
        join journal_entry entry on entry.entry_key = line.entry_key
        where (entry.invoice_number in (:invoices) or entry.payment_id in (:payments)) and entry.currency = :currency
          and 'DUE_FROM_CLIENT' in (line.debit, line.credit)
        """)
        .param("invoices", Stream.concat(Stream.of(""), invoices.stream().map(InvoiceNumber::value)).toList())
        .param("payments", Stream.concat(Stream.of(new UUID(0, 0)), payments.stream()).toList())
        .param("currency", currency.getCurrencyCode())
        .query(BigDecimal.class)
        .single(), currency);
  }

  /** Whether the payment's money was once taken out of operating, which had never had it. */
  boolean isOwedBack(PaymentId payment) {
    return jdbc.sql("select count(*) from journal_entry where payment_id = :payment and fact = 'DEPOSIT_CHARGED_BACK'")
        .param("payment", payment.value())
        .query(Integer.class)
        .single() > 0;
  }

  /** What a payment has brought into operating cash and left there; fees and what is owed to us are no part of it. */
  Money cashOf(PaymentId payment, Currency currency) {
    var ofTheFirm = EnumSet.copyOf(Fact.OWED_TO_US);
    ofTheFirm.add(Fact.FEE_CHARGED);
    return booked(payment, currency, Account.CASH, EnumSet.complementOf(ofTheFirm)).values().stream()
        .reduce(Money.zero(currency), Money::plus);
  }

  /** What entries of these facts about a payment have added to an account, by day, debits counting up. */
  SortedMap<LocalDate, Money> booked(PaymentId payment, Currency currency, Account account, Collection<Fact> facts) {
    var booked = new TreeMap<LocalDate, Money>();
    jdbc.sql("""
        select entry.booked_on, sum(case when line.debit = :account then line.amount else -line.amount end) as amount
        from journal_line line
        join journal_entry entry on entry.entry_key = line.entry_key
        where entry.payment_id = :payment and entry.currency = :currency and entry.fact in (:facts)
          and :account in (line.debit, line.credit)
        group by entry.booked_on
        """)
        .param("payment", payment.value())
        .param("currency", currency.getCurrencyCode())
        .param("account", account.name())
        .param("facts", facts.stream().map(Fact::name).toList())
        .query(row -> {
          booked.put(row.getObject("booked_on", LocalDate.class), new Money(row.getBigDecimal("amount"), currency));
        });
    return booked;
  }

  private List<Booked> withLines(List<Row> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    var lines = new HashMap<String, List<Line>>();
    jdbc.sql("""
        select line.entry_key, line.debit, line.credit, line.amount, entry.currency
        from journal_line line
        join journal_entry entry on entry.entry_key = line.entry_key
        where line.entry_key in (:keys)
        order by line.entry_key, line.line
        """)
        .param("keys", rows.stream().map(Row::key).toList())
        .query(row -> {
          lines.computeIfAbsent(row.getString("entry_key"), key -> new ArrayList<>()).add(new Line(
              Account.valueOf(row.getString("debit")),
              Account.valueOf(row.getString("credit")),
              new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency")))));
        });
    return rows.stream()
        .map(row -> new Booked(row.position(), row.with(lines.getOrDefault(row.key(), List.of()))))
        .toList();
  }

  private static SqlParameterSource parameters(EntryKey key, int at, Line line) {
    return new MapSqlParameterSource()
        .addValue("key", key.value())
        .addValue("line", at)
        .addValue("debit", line.debit().name())
        .addValue("credit", line.credit().name())
        .addValue("amount", line.amount().amount());
  }

  private record Row(
      long position,
      String key,
      Fact fact,
      LocalDate on,
      Optional<InvoiceNumber> invoice,
      Optional<PaymentId> payment,
      Optional<EntryKey> reverses,
      UserId by) {

    static Row of(ResultSet row, int index) throws SQLException {
      return new Row(
          row.getLong("position"),
          row.getString("entry_key"),
          Fact.valueOf(row.getString("fact")),
          row.getObject("booked_on", LocalDate.class),
          Optional.ofNullable(row.getString("invoice_number")).map(InvoiceNumber::new),
          Optional.ofNullable(row.getObject("payment_id", UUID.class)).map(PaymentId::new),
          Optional.ofNullable(row.getString("reverses")).map(EntryKey::new),
          new UserId(row.getString("written_by")));
    }

    JournalEntry with(List<Line> lines) {
      return new JournalEntry(new EntryKey(key), fact, on, lines, invoice, payment, reverses, by);
    }
  }
}
