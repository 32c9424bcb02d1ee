package io.matterflow.trust;

import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import io.matterflow.trust.BankLine.Kind;
import io.matterflow.trust.statement.CsvLayout;
import io.matterflow.trust.statement.CsvLayout.Column;
import io.matterflow.trust.statement.StatementFile.Balance;
import io.matterflow.trust.statement.StatementFile.Format;
import io.matterflow.trust.statement.StatementLine;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

  private static final String NOT_ANEW = """
      and not exists (select 1 from trust_statement_line_anew opened where opened.line_id = line.id)
      """;

  /** A mistake that the bank has put right by the day is none any more, and neither is what put it right. */
  private static final String NOT_PUT_RIGHT = """
      and not exists (select 1 from trust_statement_answer later join trust_statement_line fixed on fixed.id = later.line_id
        where later.corrects = line.id and fixed.dated <= :end)
      and (answer.corrects is null
        or not exists (select 1 from trust_statement_line wrong where wrong.id = answer.corrects and wrong.dated <= :end))
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
        """ + NOT_ANEW + """
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
        .param("line", line).query(Integer.class).single() > 0;
  }

  BigDecimal sum(TrustAccountId account, LocalDate since, LocalDate end) {
    return jdbc.sql("""
        select coalesce(sum(line.amount), 0)
        from trust_statement_line line
        where line.account = :account and line.dated > :since and line.dated <= :end
        """ + NOT_ANEW)
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

  /** The first day of which a line was taken in. */
  Optional<LocalDate> firstDay(TrustAccountId account, Format format) {
    return jdbc.sql("""
        select min(line.dated)
        from trust_statement_line line
        join trust_statement statement on statement.id = line.statement_id
        where line.account = :account and statement.format = :format
        """).param("account", account.value()).param("format", format.name()).query(LocalDate.class).optional();
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

  /** The line that shows this item and no other. */
  Optional<BankLine> shownAlone(UUID item) {
    return jdbc.sql(LINES + """
        where line.id = (select line_id from trust_statement_item where item = :item)
          and (select count(*) from trust_statement_item beside where beside.line_id = line.id) = 1
        """).param("item", item).query(JdbcStatements::line).optional();
  }

  /** What it was said to be was told wrongly, which is kept: it stands once more, and nobody has said what it is. */
  UUID anew(UUID line, BankEventId wrong, UserId by, Instant now) {
    var anew = UUID.randomUUID();
    jdbc.sql("""
        insert into trust_statement_line (id, account, statement_id, event_id, position, dated, amount, description, reference)
        select :anew, account, statement_id, :event, position, dated, amount, description, reference
        from trust_statement_line
        where id = :line
        """).param("anew", anew).param("event", "anew:" + wrong).param("line", line).update();
    jdbc.sql("""
        insert into trust_statement_line_anew (line_id, anew, bank_event_id, opened_by, opened_at)
        values (:line, :anew, :event, :by, :at)
        """)
        .param("line", line).param("anew", anew).param("event", wrong.value())
        .param("by", by.value()).param("at", now.atOffset(ZoneOffset.UTC))
        .update();
    return anew;
  }

  Set<UUID> shownBy(UUID line) {
    return jdbc.sql("select item from trust_statement_item where line_id = :line")
        .param("line", line)
        .query(UUID.class)
        .set();
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
