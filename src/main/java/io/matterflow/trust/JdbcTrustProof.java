package io.matterflow.trust;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Money;
import io.matterflow.trust.ProofRow.Brought;
import io.matterflow.trust.ProofRow.Given;
import io.matterflow.trust.ProofRow.Held;
import io.matterflow.trust.ProofRow.Signed;
import io.matterflow.trust.ProofRow.Told;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the whole journal of an account, row by row, and what has to agree with it. */
@Repository
class JdbcTrustProof {

  private static final int ROWS_AT_A_TIME = 2000;

  private final JdbcClient jdbc;
  private final JdbcTemplate streams;

  JdbcTrustProof(JdbcClient jdbc, DataSource database) {
    this.jdbc = jdbc;
    this.streams = new JdbcTemplate(database);
    streams.setFetchSize(ROWS_AT_A_TIME);
  }

  /** Every row in its order, read as a stream that the caller closes. */
  Stream<ProofRow> walk(TrustAccountId account) {
    return streams.queryForStream("""
        select posting.*,
          given.account as given_account, given.ledger as given_ledger, given.type as given_type, given.amount as given_amount,
          given.lawyer as given_lawyer, given.authorized_at as given_at, given.expires_at as given_expires,
          authority.person as authority_person, authority.valid_from as authority_from, authority.valid_until as authority_until,
          ended.ended_at as authority_ended, voided.voided_at as given_voided,
          told.account as told_account, told.kind as told_kind, told.amount as told_amount,
          deposit.amount as deposit_amount, deposit.drawable_on as deposit_drawable, deposit.confirmed_at as deposit_confirmed
        from trust_posting posting
        left join trust_authorization given on given.id = posting.authorization_id
        left join trust_authority authority on authority.grant_id = given.grant_id
        left join trust_authority_end ended on ended.grant_id = given.grant_id
        left join trust_authorization_void voided on voided.authorization_id = given.id
        left join trust_bank_event told on told.id = posting.bank_event_id
        left join trust_deposit deposit on deposit.id = posting.deposit_id
        where posting.account = ?
        order by posting.sequence
        """, JdbcTrustProof::row, account.value());
  }

  Map<ChartAccount, BigDecimal> keptBalances(TrustAccountId account) {
    var kept = new HashMap<ChartAccount, BigDecimal>();
    jdbc.sql("select code, balance from trust_balance where account = :account")
        .param("account", account.value())
        .query(row -> {
          kept.put(new ChartAccount(row.getString("code")), row.getBigDecimal("balance"));
        });
    return kept;
  }

  /** The periods that are signed, and when each was. */
  Map<LocalDate, Instant> signedPeriods(TrustAccountId account) {
    var signed = new HashMap<LocalDate, Instant>();
    jdbc.sql("select period_end, signed_at from trust_period_lock where account = :account")
        .param("account", account.value())
        .query(row -> {
          signed.put(row.getObject("period_end", LocalDate.class),
              row.getObject("signed_at", OffsetDateTime.class).toInstant());
        });
    return signed;
  }

  /**
   * Reversals that do not take back exactly what an earlier row had posted; of a deposit or of what was identified,
   * less what the bank took of it in between.
   */
  List<Long> wrongReversals(TrustAccountId account) {
    return jdbc.sql("""
        select reversal.sequence
        from trust_posting reversal
        left join trust_posting original on original.account = reversal.account and original.sequence = reversal.reverses
        where reversal.account = :account
          and ((reversal.reverses is not null and (original.sequence is null or original.sequence >= reversal.sequence
              or original.kind = 'REVERSAL' or original.currency <> reversal.currency
              or original.amount <> reversal.amount or original.debit <> reversal.credit or original.credit <> reversal.debit))
            or (reversal.kind <> 'REVERSAL' and reversal.reverses is not null)
            or (reversal.kind = 'REVERSAL' and reversal.reverses is null and not exists (
              select 1
              from trust_posting brought
              where brought.account = reversal.account and brought.sequence = reversal.linked_to
                and brought.sequence < reversal.sequence and brought.credit = reversal.debit
                and (brought.kind = 'IDENTIFIED' or (brought.kind = 'DEPOSIT' and brought.amount > reversal.amount))
                and brought.currency = reversal.currency
                and reversal.amount = brought.amount - (
                  select coalesce(sum(back.amount), 0)
                  from trust_posting back
                  where back.account = brought.account and back.deposit_id = brought.deposit_id
                    and back.kind in ('NSF', 'CHARGEBACK')
                    and back.sequence > brought.sequence and back.sequence < reversal.sequence
                    and not exists (
                      select 1
                      from trust_posting undone
                      where undone.account = back.account and undone.reverses = back.sequence
                        and undone.sequence < reversal.sequence)))))
        order by reversal.sequence
        """)
        .param("account", account.value())
        .query(Long.class)
        .list();
  }

  /** Who signed each draw, in the order of the draws, read as a stream that the caller closes. */
  Stream<Signed> signatures(TrustAccountId account) {
    return streams.queryForStream("""
        select posting.sequence, given.signers, given.authorized_at, signature.lawyer, signature.signed_at,
          held.grant_id as held_grant, held.valid_from as authority_from, held.valid_until as authority_until,
          ended.ended_at as authority_ended
        from trust_posting posting
        join trust_authorization given on given.id = posting.authorization_id
        left join trust_signature signature on signature.drawdown_id = given.drawdown_id and signature.version = given.version
        left join trust_authority held on held.grant_id = signature.grant_id and held.person = signature.lawyer
        left join trust_authority_end ended on ended.grant_id = held.grant_id
        where posting.account = ?
        order by posting.sequence
        """, JdbcTrustProof::signed, account.value());
  }

  /**
   * The later rows of what may be posted once only: a key and line, an authorization, a deposit's arrival, a reversal.
   */
  List<Long> repeated(TrustAccountId account) {
    return jdbc.sql("""
        select max(sequence) as sequence
        from trust_posting
        where account = :account
        group by entry_key, line
        having count(*) > 1
        union
        select max(sequence)
        from trust_posting
        where account = :account and authorization_id is not null
        group by authorization_id
        having count(*) > 1
        union
        select max(sequence)
        from trust_posting
        where account = :account and kind = 'DEPOSIT' and deposit_id is not null and linked_to is null
        group by deposit_id
        having count(*) > 1
        union
        select max(sequence)
        from trust_posting
        where account = :account and (reverses is not null or kind = 'REVERSAL')
        group by coalesce(reverses, linked_to)
        having count(*) > 1
        order by sequence
        """)
        .param("account", account.value())
        .query(Long.class)
        .list();
  }

  /**
   * What the bank took back of a deposit and is dated before that came onto the ledger on which it stood: that ledger
   * keeps money that is not there, and the firm bears it instead.
   */
  List<Long> takenBeforeItCame(TrustAccountId account) {
    return jdbc.sql("""
        select back.sequence
        from trust_posting back
        where back.account = :account and back.deposit_id is not null and back.kind in ('NSF', 'CHARGEBACK')
          and back.posted_on < (
            select came.posted_on
            from trust_posting came
            where came.account = back.account and came.sequence = (
              select max(last.sequence)
              from trust_posting last
              where last.account = back.account and last.deposit_id = back.deposit_id
                and last.kind in ('DEPOSIT', 'IDENTIFIED', 'FLOAT_FUNDING') and last.sequence < back.sequence))
        order by back.sequence
        fetch first 1 rows only
        """)
        .param("account", account.value())
        .query(Long.class)
        .list();
  }

  /**
   * What was drawn for the fees of each of the account's invoices, by ledger; what was reversed is taken off. On
   * whatever account.
   */
  List<FeeDraw> drawn(TrustAccountId account) {
    return jdbc.sql("""
        select invoice_number, ledger, currency, min(sequence) as sequence, sum(amount) as amount
        from (
          select drawn.invoice_number, drawn.ledger, drawn.currency, drawn.sequence,
            case when drawn.credit = 'T100' then drawn.amount else -drawn.amount end as amount
          from trust_posting drawn
          where drawn.kind = 'DRAW_FEES' and drawn.invoice_number in (
            select invoice_number from trust_posting where account = :account and kind = 'DRAW_FEES')
          union all
          select original.invoice_number, reversal.ledger, reversal.currency, reversal.sequence,
            case when reversal.credit = 'T100' then reversal.amount else -reversal.amount end as amount
          from trust_posting original
          join trust_posting reversal on reversal.account = original.account and reversal.reverses = original.sequence
          where original.kind = 'DRAW_FEES' and reversal.kind = 'REVERSAL' and original.invoice_number in (
            select invoice_number from trust_posting where account = :account and kind = 'DRAW_FEES')
        ) draws
        group by invoice_number, ledger, currency
        """)
        .param("account", account.value())
        .query((row, index) -> new FeeDraw(
            new InvoiceNumber(row.getString("invoice_number")),
            new LedgerId(row.getString("ledger")),
            new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency"))),
            row.getLong("sequence")))
        .list();
  }

  /** Draws for fees that name no invoice. */
  List<Long> drawnForNoInvoice(TrustAccountId account) {
    return jdbc.sql("""
        select sequence from trust_posting
        where account = :account and kind = 'DRAW_FEES' and invoice_number is null
        order by sequence
        """)
        .param("account", account.value())
        .query(Long.class)
        .list();
  }

  /** Debits of the bank that no lawyer has acknowledged yet. */
  long unacknowledged(Collection<TrustAccountId> accounts) {
    return accounts.isEmpty() ? 0 : jdbc.sql("""
        select count(*)
        from trust_bank_event told
        where told.account in (:accounts) and told.kind <> 'CLEARED'
          and exists (select 1 from trust_posting posting where posting.bank_event_id = told.id and posting.credit = 'T100'
            and not exists (
              select 1 from trust_posting undone where undone.account = posting.account and undone.reverses = posting.sequence))
          and not exists (select 1 from trust_acknowledgement seen where seen.bank_event_id = told.id)
        """)
        .param("accounts", accounts.stream().map(TrustAccountId::value).toList())
        .query(Long.class)
        .single();
  }

  private static ProofRow row(ResultSet row, int index) throws SQLException {
    return new ProofRow(
        JdbcTrustPostings.posting(row, index),
        given(row),
        row.getString("told_account") == null ? Optional.empty() : Optional.of(new Told(
            row.getString("told_account"), row.getString("told_kind"),
            Optional.ofNullable(row.getBigDecimal("told_amount")))),
        row.getBigDecimal("deposit_amount") == null ? Optional.empty() : Optional.of(new Brought(
            row.getBigDecimal("deposit_amount"), day(row, "deposit_drawable"), moment(row, "deposit_confirmed"))));
  }

  private static Optional<Given> given(ResultSet row) throws SQLException {
    return row.getString("given_account") == null ? Optional.empty() : Optional.of(new Given(
        row.getString("given_account"),
        row.getString("given_ledger"),
        row.getString("given_type"),
        row.getBigDecimal("given_amount"),
        row.getString("given_lawyer"),
        Optional.ofNullable(row.getString("authority_person")),
        row.getObject("given_at", OffsetDateTime.class).toInstant(),
        row.getObject("given_expires", OffsetDateTime.class).toInstant(),
        held(row),
        moment(row, "given_voided")));
  }

  private static Signed signed(ResultSet row, int index) throws SQLException {
    return new Signed(
        row.getLong("sequence"),
        row.getInt("signers"),
        row.getObject("authorized_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getString("lawyer")),
        moment(row, "signed_at"),
        row.getString("held_grant") == null ? Optional.empty() : Optional.of(held(row)));
  }

  private static Held held(ResultSet row) throws SQLException {
    return new Held(day(row, "authority_from"), day(row, "authority_until"), moment(row, "authority_ended"));
  }

  private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, LocalDate.class));
  }

  private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
  }
}
