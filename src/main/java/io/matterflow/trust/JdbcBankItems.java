package io.matterflow.trust;

import io.matterflow.kernel.Money;
import io.matterflow.kernel.Wording;
import io.matterflow.trust.ReconcilingItem.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What the books have posted to the bank account, or had when they began, and whether the bank has shown it. What the
 * bank did itself, the rest of an opening and a cure that names the bank's transfer are the bank's own word.
 */
@Repository
class JdbcBankItems {

  /** Where a deposit stood at the end of the day; nowhere as long as nobody had said whose it is. */
  private static final String LEDGER_THEN = """
      (select stood.ledger
        from trust_posting stood
        where stood.deposit_id = deposit.id and stood.kind in ('DEPOSIT', 'IDENTIFIED', 'FLOAT_FUNDING')
          and stood.posted_on <= :end
        order by stood.sequence desc
        fetch first 1 rows only) as ledger,
      """;

  /** Told of the bank wrongly and taken back; until then a period that was signed has it as the bank's own word. */
  private static final String SIGNED_AS_THE_BANKS = """
      exists (
        select 1
        from trust_period_lock signed
        where signed.account = told.account and signed.period_end >= told.posted_on and signed.signed_at <= undone.written_at)
      """;

  /** All of it had gone at the end of the day, by what was signed so, though it has been taken back since. */
  private static final String GONE_THEN = """
      deposit.amount = (
        select coalesce(sum(told.amount), 0)
        from trust_posting told
        left join trust_posting undone on undone.account = told.account and undone.reverses = told.sequence
        where told.deposit_id = deposit.id and told.kind in ('NSF', 'CHARGEBACK') and told.posted_on <= :end
          and (undone.sequence is null or (undone.posted_on > :end and
      """ + SIGNED_AS_THE_BANKS + "))) ";

  private static final String DEPOSITS = "select " + LEDGER_THEN + """
        deposit.id as item, deposit.received_on as dated, deposit.amount, deposit.ref
      from trust_deposit deposit
      where deposit.account = :account and deposit.received_on <= :end
        and (deposit.returned_on > :end or deposit.returned_on is null and not
      """ + GONE_THEN + ") ";

  /** Told so by the end of the day, or shown by a line until then, whatever day was told. */
  private static final String BY_THEN = """
      (shown.cleared_on <= :end or exists (
        select 1
        from trust_statement_item ticked
        join trust_statement_line line on line.id = ticked.line_id
        where ticked.item = shown.item_id and line.dated <= :end))
      """;

  private static final String DEPOSIT_SHOWN = """
      exists (select 1 from trust_cleared shown
        where shown.item_kind = 'DEPOSIT' and shown.item_id = deposit.id and
      """ + BY_THEN + ") ";

  private static final String DRAWN = """
      select allowed.drawdown_id as item, posting.ledger, posting.posted_on as dated, posting.amount,
        coalesce(drawdown.executed_ref, drawdown.ref) as ref, posting.credit
      from trust_posting posting
      join trust_authorization allowed on allowed.id = posting.authorization_id
      join trust_drawdown drawdown on drawdown.id = allowed.drawdown_id
      where posting.account = :account and posting.posted_on <= :end and (posting.credit = 'T100' or posting.debit = 'T100')
      """;

  private static final String DRAW_SHOWN = """
      exists (select 1 from trust_cleared shown
        where shown.item_kind = 'DRAWDOWN' and shown.item_id = allowed.drawdown_id and
      """ + BY_THEN + ") ";

  /** Taken back before the bank has shown it, so that the bank shows neither. */
  private static final String TAKEN_BACK = """
      exists (select 1 from trust_posting reversal
        where reversal.account = posting.account and reversal.reverses = posting.sequence and reversal.posted_on <= :end)
      """;

  private static final String TAKES_BACK_WHAT_WAS_NOT_SHOWN = """
      exists (select 1
        from trust_posting original
        left join trust_authorization drew on drew.id = original.authorization_id
        where original.account = posting.account and original.sequence = posting.reverses
          and (original.bank_event_id is not null or not exists (select 1 from trust_cleared shown
            where
      """ + BY_THEN + """
              and ((shown.item_kind = 'DEPOSIT' and shown.item_id = original.deposit_id)
                or (shown.item_kind = 'DRAWDOWN' and shown.item_id = drew.drawdown_id)))))
      """;

  /**
   * What the bank took back of a deposit before that came to where it stood when somebody said so: it left that ledger,
   * on the day on which it had come there.
   */
  private static final String CAME_BACK_BEFORE = "select " + LEDGER_THEN + """
        deposit.id as item, deposit.received_on as dated, deposit.ref, told.dated as gone_on,
        max(posting.posted_on) as booked_on, sum(posting.amount) as amount
      from trust_posting posting
      join trust_bank_event told on told.id = posting.bank_event_id
      join trust_deposit deposit on deposit.id = posting.deposit_id
      where posting.account = :account and posting.posted_on > :end and told.dated <= :end
        and posting.kind in ('NSF', 'CHARGEBACK')
        and not exists (
          select 1 from trust_posting undone where undone.account = posting.account and undone.reverses = posting.sequence
            and not exists (
              select 1
              from trust_period_lock signed
              where signed.account = posting.account and signed.period_end >= :end and signed.signed_at <= undone.written_at))
      group by told.id, told.dated, deposit.id, deposit.received_on, deposit.ref
      """;

  /** What the bank was said to have done, until that was taken back: it never was. */
  private static final String TOLD_WRONGLY = """
      select event.id as item, max(told.ledger) as ledger, told.posted_on as dated, sum(told.amount) as amount,
        max(case when event.source = 'statement' then null else event.event_id end) as ref, min(told.credit) as credit, undone.posted_on as undone_on
      from trust_posting told
      join trust_bank_event event on event.id = told.bank_event_id
      join trust_posting undone on undone.account = told.account and undone.reverses = told.sequence
      where told.account = :account and told.posted_on <= :end and undone.posted_on > :end and not
      """ + SIGNED_AS_THE_BANKS + "group by event.id, told.posted_on, undone.posted_on";

  private static final String OPENING = """
      select cheque.id as item, cheque.ledger, cheque.written_on as dated, cheque.amount, cheque.ref, 'T100' as credit
      from trust_opening_cheque cheque
      where cheque.account = :account and cheque.written_on <= :end
      """;

  private static final String OPENING_SHOWN = """
      exists (select 1 from trust_cleared shown
        where shown.item_kind = 'OPENING_CHEQUE' and shown.item_id = cheque.id and
      """ + BY_THEN + ") ";

  private final JdbcClient jdbc;

  JdbcBankItems(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What the book has at the end of a day and the bank had not, or not any more; the oldest first. */
  List<ReconcilingItem> notShown(TrustAccount account, LocalDate end) {
    var items = new ArrayList<>(depositsNotShown(account, end));
    items.addAll(drawdownsNotShown(account, end));
    items.addAll(read(CAME_BACK_BEFORE, account, end, cameBack(account)));
    items.addAll(read(TOLD_WRONGLY, account, end, toldWrongly(account)));
    items.sort(ReconcilingItem.BY_AGE);
    return items;
  }

  List<ReconcilingItem> depositsNotShown(TrustAccount account, LocalDate end) {
    return read(DEPOSITS + "and not " + DEPOSIT_SHOWN, account, end, deposit(account));
  }

  /**
   * Payments, those from before the journal too, and what comes back by the bank as one was taken back that it had
   * made.
   */
  List<ReconcilingItem> drawdownsNotShown(TrustAccount account, LocalDate end) {
    var items = new ArrayList<>(
        read(DRAWN + "and not " + DRAW_SHOWN + "and not " + TAKEN_BACK + "and not " + TAKES_BACK_WHAT_WAS_NOT_SHOWN,
        account, end, drawn(account)));
    items.addAll(read(OPENING + "and not " + OPENING_SHOWN, account, end, drawn(account)));
    return items;
  }

  /** What the bank has shown of that amount or of half of it, which may be a mistake; dated since a day. */
  List<ReconcilingItem> shownSince(TrustAccount account, LocalDate since, LocalDate end, Money apart) {
    var alike = "and (%1$s = :apart or 2 * %1$s = :apart) and %2$s > :since ";
    var items = new ArrayList<ReconcilingItem>();
    items.addAll(readAlike(DEPOSITS + "and " + DEPOSIT_SHOWN + alike.formatted("deposit.amount", "deposit.received_on"),
        account, since, end, apart, deposit(account)));
    items.addAll(readAlike(DRAWN + "and " + DRAW_SHOWN + alike.formatted("posting.amount", "posting.posted_on"),
        account, since, end, apart, drawn(account)));
    items.addAll(readAlike(OPENING + "and " + OPENING_SHOWN + alike.formatted("cheque.amount", "cheque.written_on"),
        account, since, end, apart, drawn(account)));
    items.sort(ReconcilingItem.BY_AGE);
    return items;
  }

  private List<ReconcilingItem> read(String sql, TrustAccount account, LocalDate end, RowMapper<ReconcilingItem> row) {
    return jdbc.sql(sql).param("account", account.id().value()).param("end", end).query(row).list();
  }

  private List<ReconcilingItem> readAlike(
      String sql, TrustAccount account, LocalDate since, LocalDate end, Money apart, RowMapper<ReconcilingItem> row) {
    return jdbc.sql(sql)
        .param("account", account.id().value())
        .param("end", end)
        .param("since", since)
        .param("apart", apart.amount())
        .query(row)
        .list();
  }

  private static RowMapper<ReconcilingItem> deposit(TrustAccount account) {
    return (row, index) -> item(row, Kind.IN_TRANSIT, account);
  }

  private static RowMapper<ReconcilingItem> cameBack(TrustAccount account) {
    return (row, index) -> item(row, Kind.IN_TRANSIT, account).with("The bank took it back on %s; in the book on %s."
        .formatted(Wording.of(row.getObject("gone_on", LocalDate.class)),
            Wording.of(row.getObject("booked_on", LocalDate.class))));
  }

  private static RowMapper<ReconcilingItem> toldWrongly(TrustAccount account) {
    return (row, index) -> drawn(account).mapRow(row, index).with("Told of the bank wrongly; taken back on %s."
        .formatted(Wording.of(row.getObject("undone_on", LocalDate.class))));
  }

  private static RowMapper<ReconcilingItem> drawn(TrustAccount account) {
    return (row, index) -> item(row, row.getString("credit").equals("T100") ? Kind.OUTSTANDING : Kind.IN_TRANSIT,
        account);
  }

  private static ReconcilingItem item(ResultSet row, Kind kind, TrustAccount account) throws SQLException {
    return ReconcilingItem.of(kind, row.getObject("item", UUID.class),
        Optional.ofNullable(row.getString("ledger")).map(LedgerId::new),
        row.getObject("dated", LocalDate.class), new Money(row.getBigDecimal("amount"), account.currency()),
        Optional.ofNullable(row.getString("ref")));
  }
}
