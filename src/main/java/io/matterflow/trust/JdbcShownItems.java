package io.matterflow.trust;

import io.matterflow.kernel.Money;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What the bank has shown in the period of a reconciliation, as it was known when that was made. Of the rows only that
 * is read which never changes, so that it reads the same at any later day.
 */
@Repository
class JdbcShownItems {

  private static final String IN_THE_PERIOD = """
        shown.account = :account and shown.cleared_on > :since and shown.cleared_on <= :end and shown.recorded_at <= :made
      """;

  private static final String DEPOSIT = """
        deposit.received_on as dated, deposit.amount, deposit.ref, deposit.payer as who, 'DEPOSIT' as kind,
        (select posting.ledger
          from trust_posting posting
          where posting.deposit_id = deposit.id and posting.kind in ('DEPOSIT', 'IDENTIFIED', 'FLOAT_FUNDING')
            and posting.written_at <= :made
          order by posting.sequence desc
          fetch first 1 rows only) as ledger
      """;

  /** What the bank took back whole had come there before, though nobody said so. */
  private static final String CAME_AND_WENT = "select gone.gone_on as cleared_on, " + DEPOSIT + """
      from trust_deposit deposit
      join (
        select back.deposit_id, max(event.dated) as gone_on, sum(back.amount) as gone
        from trust_posting back
        join trust_bank_event event on event.id = back.bank_event_id
        where back.account = :account and back.deposit_id is not null and back.kind in ('NSF', 'CHARGEBACK') and back.written_at <= :made
          and not exists (
            select 1
            from trust_posting undone
            where undone.account = back.account and undone.reverses = back.sequence and undone.written_at <= :made)
        group by back.deposit_id) gone on gone.deposit_id = deposit.id
      where deposit.account = :account and gone.gone_on > :since and gone.gone_on <= :end and deposit.amount = gone.gone
        and not exists (
          select 1
          from trust_cleared shown
          where shown.item_kind = 'DEPOSIT' and shown.item_id = deposit.id and shown.recorded_at <= :made)
      """;

  /** A cure's reference is the end of its key, {@code cure:account:reference}. */
  private static final String SHOWN = "select shown.cleared_on, " + DEPOSIT + """
      from trust_cleared shown
      join trust_deposit deposit on deposit.id = shown.item_id
      where shown.item_kind = 'DEPOSIT' and
      """ + IN_THE_PERIOD + """
      union all
      select shown.cleared_on, posting.posted_on, case when posting.credit = 'T100' then -posting.amount else posting.amount end,
        drawdown.executed_ref, allowed.payee, posting.kind, posting.ledger
      from trust_cleared shown
      join trust_authorization allowed on allowed.drawdown_id = shown.item_id
      join trust_posting posting on posting.authorization_id = allowed.id
      join trust_drawdown drawdown on drawdown.id = shown.item_id
      where shown.item_kind = 'DRAWDOWN' and shown.bank_event_id is not null and
      """ + IN_THE_PERIOD + """
      union all
      select shown.cleared_on, cheque.written_on, -cheque.amount, cheque.ref, cheque.payee, 'OPENING_CHEQUE', cheque.ledger
      from trust_cleared shown
      join trust_opening_cheque cheque on cheque.id = shown.item_id
      where shown.item_kind = 'OPENING_CHEQUE' and
      """ + IN_THE_PERIOD + """
      union all
      select coalesce(event.dated, posting.posted_on), posting.posted_on,
        case when posting.credit = 'T100' then -posting.amount else posting.amount end,
        case
          when posting.kind = 'CURE' then substring(posting.entry_key from char_length(posting.account) + 7)
          when line.id is not null then line.reference
          else event.event_id
        end,
        coalesce(event.note, line.description), posting.kind, posting.ledger
      from trust_posting posting
      left join trust_bank_event event on event.id = posting.bank_event_id
      left join trust_statement_line line on line.account = event.account and event.event_id = 'line:' || cast(line.id as varchar(36))
      where posting.account = :account and coalesce(event.dated, posting.posted_on) > :since
        and coalesce(event.dated, posting.posted_on) <= :end and posting.written_at <= :made
        and (posting.debit = 'T100' or posting.credit = 'T100')
        and (posting.bank_event_id is not null or posting.kind in ('OPENING', 'CURE'))
        and not exists (
          select 1
          from trust_posting undone
          where undone.account = posting.account and undone.reverses = posting.sequence and undone.written_at <= :made)
      union all
      """ + CAME_AND_WENT;

  private static final Comparator<Shown> BY_DAY = Comparator.comparing(Shown::on)
      .thenComparing(Shown::dated)
      .thenComparing(Shown::kind)
      .thenComparing(shown -> shown.ledger().map(LedgerId::value).orElse(""))
      .thenComparing(shown -> shown.ref().orElse(""))
      .thenComparing(shown -> shown.amount().amount());

  private final JdbcClient jdbc;

  JdbcShownItems(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The day after the last period that was signed when it was made, or that of the opening. */
  LocalDate firstDay(Reconciliation made) {
    return jdbc.sql("""
        select opened_on, (
          select max(period_end)
          from trust_period_lock signed
          where signed.account = trust_account.account and signed.period_end < :end
            and signed.signed_at <= :made) as signed_through
        from trust_account
        where account = :account
        """)
        .param("account", made.figures().account().value())
        .param("end", made.figures().periodEnd())
        .param("made", made.preparedAt().atOffset(ZoneOffset.UTC))
        .query((row, index) -> Optional.ofNullable(row.getObject("signed_through", LocalDate.class))
            .map(day -> day.plusDays(1))
            .orElse(row.getObject("opened_on", LocalDate.class)))
        .single();
  }

  /** The oldest first. */
  List<Shown> of(Reconciliation made) {
    var currency = made.figures().bookBalance().currency();
    return jdbc.sql(SHOWN)
        .param("account", made.figures().account().value())
        .param("since", firstDay(made).minusDays(1))
        .param("end", made.figures().periodEnd())
        .param("made", made.preparedAt().atOffset(ZoneOffset.UTC))
        .query((row, index) -> new Shown(
            row.getObject("cleared_on", LocalDate.class),
            row.getObject("dated", LocalDate.class),
            row.getString("kind"),
            Optional.ofNullable(row.getString("ledger")).map(LedgerId::new),
            Optional.ofNullable(row.getString("who")),
            Optional.ofNullable(row.getString("ref")),
            new Money(row.getBigDecimal("amount"), currency)))
        .list().stream()
        .sorted(BY_DAY)
        .toList();
  }

  /** What the bank has shown on a day, of an item of the book of another; negative where money went out. */
  record Shown(
      LocalDate on,
      LocalDate dated,
      String kind,
      Optional<LedgerId> ledger,
      Optional<String> who,
      Optional<String> ref,
      Money amount) {}
}
