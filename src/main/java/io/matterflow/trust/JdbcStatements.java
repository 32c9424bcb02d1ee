package io.matterflow.trust;

import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import io.matterflow.trust.BankLine.BookItem;
import io.matterflow.trust.BankLine.Kind;
import io.matterflow.trust.BankLine.Origin;
import io.matterflow.trust.statement.CsvLayout;
import io.matterflow.trust.statement.CsvLayout.Column;
import io.matterflow.trust.statement.StatementFile.Balance;
import io.matterflow.trust.statement.StatementFile.Format;
import io.matterflow.trust.statement.StatementLine;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statements of banks, their lines, and what each line is. */
@Repository
class JdbcStatements {

  private static final String LINES = """
      select line.id, line.account, line.event_id, line.dated, line.amount, account.currency, line.description, line.reference,
        answer.answer, answer.corrects, answer.note, answer.evidence
      from trust_statement_line line
      join trust_account account on account.account = line.account
      left join trust_statement_answer answer on answer.line_id = line.id
      """;

  /** A mistake that the bank has put right by the day is none any more, and neither is what put it right. */
  private static final String NOT_PUT_RIGHT = """
      and not exists (select 1 from trust_statement_answer later join trust_statement_line fixed on fixed.id = later.line_id
        where later.corrects = line.id and fixed.dated <= :end)
      and (answer.corrects is null
        or not exists (select 1 from trust_statement_line wrong where wrong.id = answer.corrects and wrong.dated <= :end))
      """;

  private static final String NO_LINE = "and not exists (select 1 from trust_statement_item shown where shown.item = %s) ";

  private static final String DEPOSITS = """
      select deposit.id as item, deposit.received_on as dated, deposit.amount, deposit.ledger, deposit.ref, 'DEPOSIT' as origin, true as cleared
      from trust_deposit deposit
      join trust_cleared done on done.item_kind = 'DEPOSIT' and done.item_id = deposit.id
      where deposit.account = :account and deposit.received_on <= :end and deposit.received_on > :since
      """ + NO_LINE.formatted("deposit.id");

  private static final String DRAWN = """
      select allowed.drawdown_id as item, posting.posted_on as dated,
        case when posting.credit = 'T100' then -posting.amount else posting.amount end as amount, posting.ledger,
        coalesce(drawdown.executed_ref, drawdown.ref) as ref, 'DRAWDOWN' as origin, true as cleared
      from trust_posting posting
      join trust_authorization allowed on allowed.id = posting.authorization_id
      join trust_drawdown drawdown on drawdown.id = allowed.drawdown_id
      join trust_cleared done on done.item_kind = 'DRAWDOWN' and done.item_id = allowed.drawdown_id
      where posting.account = :account and posting.posted_on <= :end and posting.posted_on > :since
        and (posting.credit = 'T100' or posting.debit = 'T100') and drawdown.type not in ('REVERSAL', 'TRANSFER')
      """ + NO_LINE.formatted("allowed.drawdown_id");

  private static final String OPENING = """
      select cheque.id as item, cheque.written_on as dated, -cheque.amount as amount, cheque.ledger, cheque.ref, 'DRAWDOWN' as origin,
        true as cleared
      from trust_opening_cheque cheque
      join trust_cleared done on done.item_kind = 'OPENING_CHEQUE' and done.item_id = cheque.id
      where cheque.account = :account and done.cleared_on <= :end and done.cleared_on > :since
      """ + NO_LINE.formatted("cheque.id");

  private static final String BANKS_OWN = """
      select event.id as item, max(event.dated) as dated,
        sum(case when posting.credit = 'T100' then -posting.amount else posting.amount end) as amount, max(event.ledger) as ledger,
        max(event.kind) as ref, 'BANK_EVENT' as origin, true as cleared
      from trust_bank_event event
      join trust_posting posting on posting.bank_event_id = event.id and (posting.credit = 'T100' or posting.debit = 'T100')
      where event.account = :account and event.dated <= :end and event.dated > :since
      """ + NO_LINE.formatted("event.id") + "group by event.id";

  /** At the bank until it took them back: a line shows that they came, and the bank's event that they went. */
  private static final String CAME_BACK = """
      select deposit.id as item, deposit.received_on as dated, deposit.amount, deposit.ledger, deposit.ref, 'DEPOSIT' as origin,
        false as cleared, deposit.returned_on
      from trust_deposit deposit
      where deposit.account = :account and deposit.received_on <= :end and deposit.returned_on <= :end and deposit.returned_on > :since
        and not exists (select 1 from trust_cleared done where done.item_kind = 'DEPOSIT' and done.item_id = deposit.id)
        and exists (select 1 from trust_bank_event event
          where event.item = deposit.id and event.kind in ('NSF', 'CHARGEBACK') and event.dated = deposit.returned_on)
      """ + NO_LINE.formatted("deposit.id");

  /** Taken back in the books, and perhaps paid by the bank before that: its line says so. */
  private static final String TAKEN_BACK = """
      select drawdown.id as item, posting.posted_on as dated, -posting.amount as amount, posting.ledger,
        coalesce(drawdown.executed_ref, drawdown.ref) as ref, 'DRAWDOWN' as origin, false as cleared, reversal.posted_on as taken_back_on
      from trust_drawdown drawdown
      join trust_posting posting on posting.account = drawdown.account and posting.sequence = drawdown.posted_as and posting.credit = 'T100'
      join trust_posting reversal on reversal.account = posting.account and reversal.reverses = posting.sequence
      where drawdown.account = :account and drawdown.state = 'POSTED' and reversal.posted_on > posting.posted_on
        and posting.posted_on <= :end and reversal.posted_on <= :end and reversal.posted_on > :since
      """;

  private final JdbcClient jdbc;

  JdbcStatements(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<CsvLayout> layout(TrustAccountId account) {
    return jdbc.sql(
        "select delimiter, date_format, decimal_comma, columns from trust_statement_layout where account = :account")
        .param("account", account.value())
        .query((row, index) -> new CsvLayout(row.getString("delimiter").charAt(0), row.getString("date_format"),
            row.getBoolean("decimal_comma"), Arrays.stream(row.getString("columns").split("\n"))
                .map(column -> column.split("=", 2))
                .collect(Collectors.toMap(column -> Column.valueOf(column[0]), column -> column[1]))))
        .optional();
  }

  void state(TrustAccountId account, CsvLayout layout, UserId by, Instant now) {
    jdbc.sql("delete from trust_statement_layout where account = :account").param("account", account.value()).update();
    jdbc.sql("""
        insert into trust_statement_layout (account, delimiter, date_format, decimal_comma, columns, stated_by, stated_at)
        values (:account, :delimiter, :format, :comma, :columns, :by, :at)
        """)
        .param("account", account.value())
        .param("delimiter", String.valueOf(layout.delimiter()))
        .param("format", layout.dateFormat())
        .param("comma", layout.decimalComma())
        .param("columns", layout.columns().entrySet().stream().map(column -> column.getKey() + "=" + column.getValue())
            .sorted().collect(Collectors.joining("\n")))
        .param("by", by.value())
        .param("at", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  void insert(Imported statement, String sha256, Optional<String> bankAccount, UserId by, Instant now) {
    jdbc.sql("""
        insert into trust_statement (id, account, format, sha256, bank_account, first_day, last_day, closing_on, closing_balance, lines,
          new_lines, imported_by, imported_at)
        values (:id, :account, :format, :sha256, :bankAccount, :first, :last, :closingOn, :closing, :lines, :newLines, :by, :at)
        """)
        .param("id", statement.id())
        .param("account", statement.account().value())
        .param("format", statement.format().name())
        .param("sha256", sha256)
        .param("bankAccount", bankAccount.orElse(null), Types.VARCHAR)
        .param("first", statement.firstDay())
        .param("last", statement.lastDay())
        .param("closingOn", statement.closing().map(Balance::on).orElse(null), Types.DATE)
        .param("closing", statement.closing().map(Balance::amount).orElse(null), Types.NUMERIC)
        .param("lines", statement.lines())
        .param("newLines", statement.newLines())
        .param("by", by.value())
        .param("at", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  void insert(TrustAccountId account, UUID statement, StatementLine line, int position) {
    jdbc.sql("""
        insert into trust_statement_line (id, account, statement_id, event_id, position, dated, amount, description, reference)
        values (:id, :account, :statement, :event, :position, :dated, :amount, :description, :reference)
        """)
        .param("id", UUID.randomUUID())
        .param("account", account.value())
        .param("statement", statement)
        .param("event", line.key())
        .param("position", position)
        .param("dated", line.on())
        .param("amount", line.amount())
        .param("description", line.description())
        .param("reference", line.reference().orElse(null), Types.VARCHAR)
        .update();
  }

  Optional<BankLine> line(TrustAccountId account, String eventId) {
    return jdbc.sql(LINES + "where line.account = :account and line.event_id = :event")
        .param("account", account.value())
        .param("event", eventId)
        .query(JdbcStatements::line)
        .optional();
  }

  Optional<BankLine> line(TrustAccountId account, UUID id) {
    return jdbc.sql(LINES + "where line.account = :account and line.id = :id")
        .param("account", account.value())
        .param("id", id)
        .query(JdbcStatements::line)
        .optional();
  }

  /** In the order of the bank. */
  List<BankLine> lines(TrustAccountId account, LocalDate since, LocalDate end) {
    return jdbc.sql(LINES + """
        join trust_statement statement on statement.id = line.statement_id
        where line.account = :account and line.dated > :since and line.dated <= :end
        order by line.dated, statement.imported_at, line.position
        """)
        .param("account", account.value())
        .param("since", since)
        .param("end", end)
        .query(JdbcStatements::line)
        .list();
  }

  boolean isAnyOpen(TrustAccountId account, LocalDate end) {
    return jdbc.sql("""
        select count(*)
        from trust_statement_line line
        where line.account = :account and line.dated <= :end
          and not exists (select 1 from trust_statement_answer answer where answer.line_id = line.id)
        """)
        .param("account", account.value())
        .param("end", end)
        .query(Integer.class)
        .single() > 0;
  }

  /** What the bank has wrong at the end of a day, by the lines that somebody called so. */
  List<BankLine> errors(TrustAccountId account, LocalDate end) {
    return jdbc.sql(
        LINES + "where line.account = :account and line.dated <= :end and answer.answer = 'BANK_ERROR' " + NOT_PUT_RIGHT
        + "order by line.dated, line.event_id")
        .param("account", account.value())
        .param("end", end)
        .query(JdbcStatements::line)
        .list();
  }

  boolean isPutRight(UUID line) {
    return jdbc.sql("select count(*) from trust_statement_answer where corrects = :line")
        .param("line", line)
        .query(Integer.class)
        .single() > 0;
  }

  BigDecimal sum(TrustAccountId account, LocalDate since, LocalDate end) {
    return jdbc.sql("""
        select coalesce(sum(amount), 0) from trust_statement_line where account = :account and dated > :since and dated <= :end
        """)
        .param("account", account.value())
        .param("since", since)
        .param("end", end)
        .query(BigDecimal.class)
        .single();
  }

  /**
   * What the bank had when the account was opened: the book without what was in transit, with the cheques that it had
   * not paid.
   */
  BigDecimal openedWith(TrustAccountId account) {
    return jdbc.sql("""
        select (select coalesce(sum(amount), 0) from trust_posting where account = :account and kind = 'OPENING')
          + (select coalesce(sum(amount), 0) from trust_opening_cheque where account = :account)
        """)
        .param("account", account.value())
        .query(BigDecimal.class)
        .single();
  }

  boolean isAnyOfOtherFormat(TrustAccountId account, Format format, LocalDate first, LocalDate last) {
    return jdbc.sql("""
        select count(*)
        from trust_statement_line line
        join trust_statement statement on statement.id = line.statement_id
        where line.account = :account and line.dated between :first and :last and statement.format <> :format
        """)
        .param("account", account.value())
        .param("first", first)
        .param("last", last)
        .param("format", format.name())
        .query(Integer.class)
        .single() > 0;
  }

  Optional<String> bankAccount(TrustAccountId account) {
    return jdbc
        .sql("select min(bank_account) from trust_statement where account = :account and bank_account is not null")
        .param("account", account.value())
        .query(String.class)
        .optional();
  }

  /**
   * What statements say stood on the account at the end of days that were over when they were imported, the oldest
   * first.
   */
  List<Balance> balances(TrustAccountId account) {
    return jdbc.sql("""
        select distinct closing_on, closing_balance from trust_statement
        where account = :account and closing_on is not null
        order by closing_on, closing_balance
        """)
        .param("account", account.value())
        .query((row, index) -> new Balance(row.getObject("closing_on", LocalDate.class),
            row.getBigDecimal("closing_balance")))
        .list();
  }

  void answer(
      UUID line,
      Kind kind,
      Optional<String> note,
      Optional<String> evidence,
      Optional<UUID> corrects,
      UserId by,
      Instant now) {
    jdbc.sql("""
        insert into trust_statement_answer (line_id, answer, note, evidence, corrects, decided_by, decided_at)
        values (:line, :answer, :note, :evidence, :corrects, :by, :at)
        """)
        .param("line", line)
        .param("answer", kind.name())
        .param("note", note.orElse(null), Types.VARCHAR)
        .param("evidence", evidence.orElse(null), Types.VARCHAR)
        .param("corrects", corrects.orElse(null))
        .param("by", by.value())
        .param("at", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  void shows(UUID line, UUID item) {
    jdbc.sql("insert into trust_statement_item (line_id, item) values (:line, :item)")
        .param("line", line)
        .param("item", item)
        .update();
  }

  /** What has cleared, but not by the end of a day. */
  Set<UUID> clearedAfter(TrustAccountId account, LocalDate end) {
    return jdbc.sql("select item_id from trust_cleared where account = :account and cleared_on > :end")
        .param("account", account.value())
        .param("end", end)
        .query(UUID.class)
        .set();
  }

  /** What was told cleared past any line, or done by the bank, since a day: a line shows it too. */
  List<BookItem> toldOtherwise(TrustAccount account, LocalDate since, LocalDate end) {
    var items = new ArrayList<BookItem>();
    for (var sql : List.of(DEPOSITS, DRAWN, OPENING, BANKS_OWN)) {
      items.addAll(jdbc.sql(sql)
          .param("account", account.id().value())
          .param("since", since)
          .param("end", end)
          .query((row, index) -> item(row, account, row.getObject("item", UUID.class)))
          .list());
    }
    items.addAll(cures(account, since, end));
    return items;
  }

  /** The deposits that the bank took back before anybody said that it had shown them. */
  List<BookItem> cameBack(TrustAccount account, LocalDate since, LocalDate end) {
    return jdbc.sql(CAME_BACK)
        .param("account", account.id().value())
        .param("since", since)
        .param("end", end)
        .query((row, index) -> {
          var item = item(row, account, row.getObject("item", UUID.class));
          return new BookItem(item.item(), item.origin(), item.on(), item.amount(), item.ledger(), item.ref(),
              item.cleared(),
              Optional.of(row.getObject("returned_on", LocalDate.class)));
        })
        .list();
  }

  /** The payments that were taken back before anybody said that the bank had paid them. */
  List<BookItem> takenBack(TrustAccount account, LocalDate since, LocalDate end) {
    return jdbc.sql(TAKEN_BACK)
        .param("account", account.id().value())
        .param("since", since)
        .param("end", end)
        .query((row, index) -> {
          var item = item(row, account, row.getObject("item", UUID.class));
          return new BookItem(item.item(), item.origin(), item.on(), item.amount(), item.ledger(), item.ref(),
              item.cleared(),
              Optional.of(row.getObject("taken_back_on", LocalDate.class).minusDays(1)));
        })
        .list();
  }

  private List<BookItem> cures(TrustAccount account, LocalDate since, LocalDate end) {
    var shown = jdbc.sql("select item from trust_statement_item").query(UUID.class).set();
    return jdbc.sql("""
        select entry_key, posted_on as dated, amount, ledger, entry_key as ref, 'CURE' as origin, true as cleared
        from trust_posting
        where account = :account and kind = 'CURE' and posted_on > :since and posted_on <= :end
        """)
        .param("account", account.id().value())
        .param("since", since)
        .param("end", end)
        .query((row, index) -> item(row, account,
            UUID.nameUUIDFromBytes(row.getString("entry_key").getBytes(StandardCharsets.UTF_8))))
        .list().stream()
        .filter(item -> !shown.contains(item.item()))
        .toList();
  }

  private static BookItem item(ResultSet row, TrustAccount account, UUID item) throws SQLException {
    return new BookItem(item, Origin.valueOf(row.getString("origin")), row.getObject("dated", LocalDate.class),
        new Money(row.getBigDecimal("amount"), account.currency()), Optional.ofNullable(row.getString("ledger")),
        Optional.ofNullable(row.getString("ref")), row.getBoolean("cleared"));
  }

  private static BankLine line(ResultSet row, int index) throws SQLException {
    return new BankLine(
        row.getObject("id", UUID.class),
        new TrustAccountId(row.getString("account")),
        row.getString("event_id"),
        row.getObject("dated", LocalDate.class),
        new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency"))),
        row.getString("description"),
        Optional.ofNullable(row.getString("reference")),
        Optional.ofNullable(row.getString("answer")).map(Kind::valueOf),
        Optional.ofNullable(row.getObject("corrects", UUID.class)),
        Optional.ofNullable(row.getString("note")),
        Optional.ofNullable(row.getString("evidence")));
  }

  /** A file as it was taken in. */
  record Imported(
      UUID id,
      TrustAccountId account,
      Format format,
      LocalDate firstDay,
      LocalDate lastDay,
      Optional<Balance> closing,
      int lines,
      int newLines) {}
}
