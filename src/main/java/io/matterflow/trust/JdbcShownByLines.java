package io.matterflow.trust;

import io.matterflow.kernel.Money;
import io.matterflow.trust.BankLine.BookItem;
import io.matterflow.trust.BankLine.Origin;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What of the book, beside what has not cleared, a line of a bank's statement may show and none has shown yet. */
@Repository
class JdbcShownByLines {

  private static final String NO_LINE = "and not exists (select 1 from trust_statement_item shown where shown.item = %s) ";

  private static final String DEPOSITS = """
      select deposit.id as item, deposit.received_on as dated, deposit.amount, deposit.ledger, deposit.ref, 'DEPOSIT' as origin, true as cleared
      from trust_deposit deposit
      join trust_cleared done on done.item_kind = 'DEPOSIT' and done.item_id = deposit.id
      where deposit.account = :account and deposit.received_on <= :end and done.cleared_on <= :end
        and (deposit.received_on > :since or done.cleared_on > :since)
      """ + NO_LINE.formatted("deposit.id");

  private static final String DRAWN = """
      select allowed.drawdown_id as item, posting.posted_on as dated,
        case when posting.credit = 'T100' then -posting.amount else posting.amount end as amount, posting.ledger,
        coalesce(drawdown.executed_ref, drawdown.ref) as ref, 'DRAWDOWN' as origin, true as cleared
      from trust_posting posting
      join trust_authorization allowed on allowed.id = posting.authorization_id
      join trust_drawdown drawdown on drawdown.id = allowed.drawdown_id
      join trust_cleared done on done.item_kind = 'DRAWDOWN' and done.item_id = allowed.drawdown_id
      where posting.account = :account and posting.posted_on <= :end and done.cleared_on <= :end
        and (posting.posted_on > :since or done.cleared_on > :since)
        and (posting.credit = 'T100' or posting.debit = 'T100') and done.bank_event_id is not null
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
        sum(case when posting.credit = 'T100' then -posting.amount else posting.amount end) as amount,
        coalesce(max(event.ledger), max(posting.ledger)) as ledger,
        max(event.kind) as ref, 'BANK_EVENT' as origin, true as cleared
      from trust_bank_event event
      join trust_posting posting on posting.bank_event_id = event.id and (posting.credit = 'T100' or posting.debit = 'T100')
      where event.account = :account and event.dated <= :end and event.dated > :since
        and not exists (
          select 1 from trust_posting undone where undone.account = posting.account and undone.reverses = posting.sequence)
      """ + NO_LINE.formatted("event.id") + "group by event.id";

  /** At the bank until it took them back: a line shows that they came, and the bank's event that they went. */
  private static final String CAME_BACK = """
      select deposit.id as item, deposit.received_on as dated, deposit.amount, deposit.ledger, deposit.ref, 'DEPOSIT' as origin,
        false as cleared, deposit.returned_on
      from trust_deposit deposit
      where deposit.account = :account and deposit.received_on <= :end and deposit.returned_on <= :end and deposit.returned_on > :since
        and not exists (select 1 from trust_cleared done where done.item_kind = 'DEPOSIT' and done.item_id = deposit.id)
        and exists (select 1 from trust_bank_event event
          where event.item = deposit.id and event.kind in ('NSF', 'CHARGEBACK') and event.dated = deposit.returned_on
            and exists (select 1 from trust_posting posting where posting.bank_event_id = event.id
              and not exists (
                select 1 from trust_posting undone where undone.account = posting.account and undone.reverses = posting.sequence)))
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

  JdbcShownByLines(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a line of a later day shows. */
  Set<UUID> shownAfter(TrustAccountId account, LocalDate end) {
    return after("exists", account, end);
  }

  /** What was told cleared on a later day, and no line shows: one of an earlier day may. */
  Set<UUID> toldAfter(TrustAccountId account, LocalDate end) {
    return after("not exists", account, end);
  }

  private Set<UUID> after(String shown, TrustAccountId account, LocalDate end) {
    return jdbc.sql("""
        select done.item_id
        from trust_cleared done
        where done.account = :account and done.cleared_on > :end
          and %s (select 1 from trust_statement_item shown where shown.item = done.item_id)
        """.formatted(shown))
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

  /** Of each of these items so much as the bank has taken back of it, where it has taken something. */
  Map<UUID, Money> takenOff(TrustAccount account, Collection<BookItem> items) {
    if (items.isEmpty()) {
      return Map.of();
    }
    var off = new HashMap<UUID, Money>();
    jdbc.sql("""
        select deposit_id, sum(amount) as amount
        from trust_posting taken
        where deposit_id in (:items) and kind in ('NSF', 'CHARGEBACK')
          and not exists (
            select 1 from trust_posting undone where undone.account = taken.account and undone.reverses = taken.sequence)
        group by deposit_id
        """)
        .param("items", items.stream().map(BookItem::item).toList())
        .query(row -> {
          off.put(row.getObject("deposit_id", UUID.class), new Money(row.getBigDecimal("amount"), account.currency()));
        });
    return off;
  }

  private List<BookItem> cures(TrustAccount account, LocalDate since, LocalDate end) {
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
        .filter(item -> !isShown(item.item()))
        .toList();
  }

  private boolean isShown(UUID item) {
    return jdbc.sql("select count(*) from trust_statement_item where item = :item")
        .param("item", item).query(Integer.class).single() > 0;
  }

  private static BookItem item(ResultSet row, TrustAccount account, UUID item) throws SQLException {
    return new BookItem(item, Origin.valueOf(row.getString("origin")), row.getObject("dated", LocalDate.class),
        new Money(row.getBigDecimal("amount"), account.currency()), Optional.ofNullable(row.getString("ledger")),
        Optional.ofNullable(row.getString("ref")), row.getBoolean("cleared"));
  }
}
