package io.matterflow.trust;

import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import io.matterflow.trust.TrustRecord.Authorized;
import io.matterflow.trust.TrustRecord.BankTold;
import io.matterflow.trust.TrustRecord.Signed;
import io.matterflow.trust.TrustRecord.Stood;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads rows of the journal with the authorization, drawdown, deposit or bank event that they rest on. */
@Repository
class JdbcTrustRecords {

  private final JdbcClient jdbc;

  JdbcTrustRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<TrustRecord> dated(TrustAccountId account, Optional<ChartAccount> of, LocalDate from, LocalDate to) {
    return jdbc.sql("""
        select posting.*, allowed.lawyer as allowed_by, allowed.authorized_at as allowed_at, allowed.grant_id as allowed_on,
          given.lawyer as bar, allowed.payee as paid_to, drawdown.purpose as what_for,
          coalesce(drawdown.executed_method, drawdown.method, deposit.method) as paid_by,
          coalesce(drawdown.executed_ref, drawdown.ref, deposit.ref, event.event_id) as reference,
          deposit.source as told_from, deposit.payer as paid_in_by, event.note as bank_note
        from trust_posting posting
        left join trust_authorization allowed on allowed.id = posting.authorization_id
        left join trust_authority given on given.grant_id = allowed.grant_id
        left join trust_drawdown drawdown on drawdown.id = allowed.drawdown_id
        left join trust_deposit deposit on deposit.id = posting.deposit_id
        left join trust_bank_event event on event.id = posting.bank_event_id
        where posting.account = :account and posting.posted_on >= :from and posting.posted_on <= :to
          and (:code = '' or posting.debit = :code or posting.credit = :code)
        order by posting.posted_on, posting.sequence
        """)
        .param("account", account.value())
        .param("from", from)
        .param("to", to)
        .param("code", of.map(ChartAccount::code).orElse(""))
        .query((row, index) -> new TrustRecord(JdbcTrustPostings.posting(row, index), text(row, "paid_to"),
            text(row, "what_for"),
            text(row, "paid_by"), text(row, "reference"), text(row, "told_from"), text(row, "paid_in_by"),
            text(row, "bank_note"),
            text(row, "allowed_by").isEmpty()
                ? Optional.empty()
                : Optional.of(authorized(row, "allowed_by", "allowed_on", "allowed_at"))))
        .list();
  }

  /** In the terms that were signed, whatever the drawdown was changed to since. */
  List<Signed> signatures(LedgerId ledger, Instant end) {
    return jdbc.sql("""
        select signature.drawdown_id, signature.version, signature.level, signature.lawyer as signed_by, signature.signed_at,
          signature.grant_id as signed_on, given.lawyer as bar, given.valid_from, given.granted_by, given.granted_at,
          drawdown.account, drawdown.ledger, drawdown.type, drawdown.currency,
          coalesce(signature.amount, allowed.amount, drawdown.amount) as amount,
          case when signature.amount is null then coalesce(allowed.payee, drawdown.payee) else signature.payee end as payee,
          drawdown.invoice_number, posting.posted_on, voided.reason
        from trust_signature signature
        join trust_drawdown drawdown on drawdown.id = signature.drawdown_id
        join trust_authority given on given.grant_id = signature.grant_id
        left join trust_authorization allowed
          on allowed.drawdown_id = signature.drawdown_id and allowed.version = signature.version
        left join trust_posting posting on posting.authorization_id = allowed.id
        left join trust_authorization_void voided on voided.authorization_id = allowed.id and voided.voided_at < :end
        where drawdown.ledger = :ledger and signature.signed_at < :end
        order by signature.signed_at, signature.drawdown_id, signature.version, signature.level
        """)
        .param("ledger", ledger.value())
        .param("end", end.atOffset(ZoneOffset.UTC))
        .query((row, index) -> new Signed(
            new DrawdownId(row.getObject("drawdown_id", UUID.class)),
            row.getInt("version"),
            new TrustAccountId(row.getString("account")),
            new LedgerId(row.getString("ledger")),
            DrawdownType.valueOf(row.getString("type")),
            new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency"))),
            text(row, "payee"),
            text(row, "invoice_number"),
            row.getInt("level"),
            authorized(row, "signed_by", "signed_on", "signed_at"),
            row.getObject("valid_from", LocalDate.class),
            new UserId(row.getString("granted_by")),
            row.getObject("granted_at", OffsetDateTime.class).toInstant(),
            Optional.ofNullable(row.getObject("posted_on", LocalDate.class)),
            text(row, "reason")))
        .list();
  }

  /**
   * What it posted on the ledger is listed by the ledger that bore it, wherever the deposit stands since; what it says
   * has gone through, by the ledger on which the deposit stood at the end of the day.
   */
  List<BankTold> bankEvents(LedgerId ledger, LocalDate asOf, Instant end) {
    return jdbc.sql("""
        select event.*, seen.lawyer as seen_by, seen.acknowledged_at, took.posted, took.off_ledger, (
          select max(undone.posted_on)
          from trust_posting told
          join trust_posting undone on undone.account = told.account and undone.reverses = told.sequence
          where told.bank_event_id = event.id and undone.posted_on <= :asOf) as taken_back_on
        from trust_bank_event event
        left join trust_acknowledgement seen on seen.bank_event_id = event.id and seen.acknowledged_at < :end
        left join (
          select bank_event_id, sum(amount) as posted, sum(case when debit = :code then amount else 0 end) as off_ledger
          from trust_posting
          where ledger = :ledger and posted_on <= :asOf and bank_event_id is not null
          group by bank_event_id) took on took.bank_event_id = event.id
        where took.bank_event_id is not null or event.kind = 'CLEARED' and event.dated <= :asOf and (
          event.item in (select drawdown.id from trust_drawdown drawdown where drawdown.ledger = :ledger)
          or event.item in (select cheque.id from trust_opening_cheque cheque where cheque.ledger = :ledger)
          or event.item in (
            select came.deposit_id
            from trust_posting came
            where came.ledger = :ledger and came.kind in ('DEPOSIT', 'IDENTIFIED') and came.posted_on <= :asOf
              and not exists (
                select 1
                from trust_posting later
                where later.deposit_id = came.deposit_id and later.kind in ('DEPOSIT', 'IDENTIFIED')
                  and later.ledger <> :ledger and later.posted_on <= :asOf and later.sequence > came.sequence)))
        order by event.dated, event.told_at, event.id
        """)
        .param("ledger", ledger.value())
        .param("code", ChartAccount.of(ledger).code())
        .param("asOf", asOf)
        .param("end", end.atOffset(ZoneOffset.UTC))
        .query((row, index) -> new BankTold(JdbcBankEvents.event(row, index), money(row, "posted"),
            money(row, "off_ledger"), text(row, "seen_by").map(UserId::new),
            Optional.ofNullable(row.getObject("acknowledged_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant),
            Optional.ofNullable(row.getObject("taken_back_on", LocalDate.class))))
        .list();
  }

  /** Each deposit that came to the ledger by the day, as it stood at the end of it, the oldest first. */
  List<Stood> deposits(LedgerId ledger, LocalDate asOf, Instant end) {
    return jdbc.sql("""
        select deposit.*, cleared.cleared_on,
          (select coalesce(sum(moved.amount), 0) from trust_posting moved
            where moved.deposit_id = deposit.id and moved.credit = :code and moved.posted_on <= :asOf) as came,
          (select coalesce(sum(moved.amount), 0) from trust_posting moved
            where moved.deposit_id = deposit.id and moved.debit = :code and moved.posted_on <= :asOf) as went,
          (select coalesce(sum(taken.amount), 0) from trust_posting taken
            where taken.deposit_id = deposit.id and taken.kind in ('NSF', 'CHARGEBACK') and taken.posted_on <= :asOf
              and not exists (
                select 1
                from trust_posting undone
                where undone.account = taken.account and undone.reverses = taken.sequence and undone.posted_on <= :asOf))
            as came_back,
          (select count(*) from trust_posting later
            where later.deposit_id = deposit.id and later.posted_on > :asOf) as moved_later,
          (select stood.ledger from trust_posting stood
            where stood.deposit_id = deposit.id and stood.kind in ('DEPOSIT', 'IDENTIFIED') and stood.ledger is not null
              and stood.posted_on <= :asOf
            order by stood.sequence desc
            fetch first 1 rows only) as stands_on
        from trust_deposit deposit
        left join trust_cleared cleared on cleared.item_kind = 'DEPOSIT' and cleared.item_id = deposit.id
        where exists (
          select 1
          from trust_posting came
          where came.deposit_id = deposit.id and came.ledger = :ledger and came.kind in ('DEPOSIT', 'IDENTIFIED')
            and came.posted_on <= :asOf)
        order by deposit.received_on, deposit.told_at, deposit.id
        """)
        .param("ledger", ledger.value())
        .param("code", ChartAccount.of(ledger).code())
        .param("asOf", asOf)
        .query((row, index) -> new Stood(
            JdbcDeposits.deposit(row, index).asOf(
                asOf,
                new LedgerId(row.getString("stands_on")),
                row.getInt("moved_later") > 0,
                Optional.ofNullable(row.getObject("confirmed_at", OffsetDateTime.class))
                    .filter(at -> at.toInstant().isBefore(end))
                    .isPresent()),
            ledger,
            money(row, "came").orElseThrow(),
            money(row, "went").orElseThrow()))
        .list();
  }

  Optional<LocalDate> lastPosting(ChartAccount of, LocalDate asOf) {
    return jdbc.sql("""
        select posted_on
        from trust_posting
        where (debit = :code or credit = :code) and posted_on <= :asOf
        order by posted_on desc
        fetch first 1 rows only
        """)
        .param("code", of.code())
        .param("asOf", asOf)
        .query(LocalDate.class)
        .optional();
  }

  private static Authorized authorized(ResultSet row, String lawyer, String grant, String at) throws SQLException {
    return new Authorized(new UserId(row.getString(lawyer)), row.getString("bar"),
        new GrantId(row.getObject(grant, UUID.class)),
        row.getObject(at, OffsetDateTime.class).toInstant());
  }

  private static Optional<Money> money(ResultSet row, String column) throws SQLException {
    var currency = Currency.getInstance(row.getString("currency"));
    return Optional.ofNullable(row.getBigDecimal(column)).map(amount -> new Money(amount, currency));
  }

  private static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }
}
