package io.matterflow.trust;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.UserId;
import io.matterflow.trust.TrustConcern.Kind;
import io.matterflow.trust.TrustConcern.State;
import io.matterflow.trust.TrustConcern.Wait;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What waits too long on a trust account, or did. */
@Repository
class JdbcTrustConcerns {

  private final JdbcClient jdbc;

  JdbcTrustConcerns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(TrustConcern concern, Instant now) {
    var wait = concern.about();
    jdbc.sql("""
        insert into trust_concern (id, account, kind, subject, ledger, since, due_on, state, opened_at)
        values (:id, :account, :kind, :subject, :ledger, :since, :dueOn, :state, :now)
        """)
        .param("id", concern.id().value())
        .param("account", wait.account().value())
        .param("kind", wait.kind().name())
        .param("subject", wait.subject())
        .param("ledger", wait.ledger().value())
        .param("since", wait.since())
        .param("dueOn", wait.dueOn().orElse(null), Types.DATE)
        .param("state", concern.state().name())
        .param("now", utc(now))
        .update();
  }

  void close(
      TrustConcernId id,
      State state,
      UserId by,
      Optional<String> reason,
      Optional<LocalDate> quietUntil,
      Instant now) {
    jdbc.sql("""
        update trust_concern
        set state = :state, closed_by = :by, closed_at = :now, reason = :reason, quiet_until = :quietUntil
        where id = :id
        """)
        .param("state", state.name())
        .param("by", by.value())
        .param("now", utc(now))
        .param("reason", reason.orElse(null), Types.VARCHAR)
        .param("quietUntil", quietUntil.orElse(null), Types.DATE)
        .param("id", id.value())
        .update();
  }

  Optional<TrustConcern> find(TrustConcernId id) {
    return jdbc.sql("select * from trust_concern where id = :id")
        .param("id", id.value())
        .query(JdbcTrustConcerns::concern)
        .optional();
  }

  List<TrustConcern> open(TrustAccountId account) {
    return jdbc.sql("select * from trust_concern where account = :account and state = 'OPEN' order by opened_at, id")
        .param("account", account.value())
        .query(JdbcTrustConcerns::concern)
        .list();
  }

  /** Whether a person has answered just that, and the days that follow their answer are not over. */
  boolean isQuiet(Wait wait, LocalDate today) {
    return jdbc.sql("""
        select count(*)
        from trust_concern
        where account = :account and kind = :kind and subject = :subject and quiet_until > :today
        """)
        .param("account", wait.account().value())
        .param("kind", wait.kind().name())
        .param("subject", wait.subject())
        .param("today", today)
        .query(Integer.class)
        .single() > 0;
  }

  /** The day of the last posting to each account of the chart. */
  Map<ChartAccount, LocalDate> lastPostings(TrustAccountId account) {
    var days = new TreeMap<ChartAccount, LocalDate>();
    jdbc.sql("""
        select code, max(posted_on) as last_day
        from (
          select debit as code, posted_on from trust_posting where account = :account
          union all
          select credit as code, posted_on from trust_posting where account = :account
        ) sides
        group by code
        """)
        .param("account", account.value())
        .query(row -> {
          days.put(new ChartAccount(row.getString("code")), row.getObject("last_day", LocalDate.class));
        });
    return days;
  }

  /**
   * What was to be paid to a client or a third party and is neither posted nor ended, with the day on which it was
   * asked for.
   */
  List<Asked> payoutsAsked(TrustAccountId account, ZoneId zone) {
    return jdbc.sql("""
        select id, ledger, requested_at
        from trust_drawdown
        where account = :account and type in ('REFUND', 'PAY_OUT', 'DISBURSE_COST') and state in ('PROPOSED', 'AUTHORIZED', 'EXECUTED')
        """)
        .param("account", account.value())
        .query((row, index) -> new Asked(new DrawdownId(row.getObject("id", UUID.class)),
            new LedgerId(row.getString("ledger")),
            row.getObject("requested_at", OffsetDateTime.class).toInstant().atZone(zone).toLocalDate()))
        .list();
  }

  /**
   * What was paid of ledgers on which nothing is left, and whose money no statement of distribution has divided:
   * deposits, or what an opening had. The subject is the posting that brought the newest of it.
   */
  List<Paid> paidWithoutStatement(TrustAccountId account) {
    var paid = new LinkedHashMap<LedgerId, Paid>();
    jdbc.sql("""
        select posting.ledger, posting.kind, posting.invoice_number, posting.posted_on, undivided.newest
        from trust_posting posting
        join (
          select coalesce(deposit.ledger, came.ledger) as ledger, max(came.sequence) as newest
          from trust_posting came
          left join trust_deposit deposit on deposit.id = came.deposit_id
          where came.account = :account
            and (came.kind = 'OPENING' or (came.kind in ('DEPOSIT', 'IDENTIFIED') and deposit.returned_on is null))
            and not exists (
              select 1
              from settlement_distribution stated
              left join settlement_deposit divided on divided.distribution_id = stated.id
              where stated.state <> 'WITHDRAWN' and stated.account = :account
                and (divided.deposit_id = deposit.id or (deposit.id is null and stated.matter_id = came.ledger)))
          group by coalesce(deposit.ledger, came.ledger)) undivided on undivided.ledger = posting.ledger
        join trust_balance kept on kept.account = posting.account and kept.code = 'T200.' || posting.ledger and kept.balance = 0
        where posting.account = :account and posting.kind in ('PAY_OUT', 'REFUND', 'DRAW_FEES')
          and not exists (select 1 from trust_posting taken where taken.account = posting.account and taken.reverses = posting.sequence)
        order by posting.sequence
        """)
        .param("account", account.value())
        .query(row -> {
          var one = new Paid(new LedgerId(row.getString("ledger")), Long.toString(row.getLong("newest")),
              row.getObject("posted_on", LocalDate.class),
              !row.getString("kind").equals("DRAW_FEES"),
              Stream.ofNullable(row.getString("invoice_number")).map(InvoiceNumber::new).toList());
          paid.merge(one.ledger(), one, Paid::and);
        });
    return List.copyOf(paid.values());
  }

  record Asked(DrawdownId drawdown, LedgerId ledger, LocalDate on) {}

  /**
   * What left a ledger, by the day of the last of it: whether some went to the client or others, and the bills that
   * were paid.
   */
  record Paid(LedgerId ledger, String subject, LocalDate on, boolean toOthers, List<InvoiceNumber> bills) {

    Paid and(Paid next) {
      return new Paid(ledger, subject, next.on.isAfter(on) ? next.on : on, toOthers || next.toOthers,
          Stream.concat(bills.stream(), next.bills.stream()).toList());
    }
  }

  private static TrustConcern concern(ResultSet row, int index) throws SQLException {
    return new TrustConcern(
        new TrustConcernId(row.getObject("id", UUID.class)),
        new Wait(
            new TrustAccountId(row.getString("account")),
            Kind.valueOf(row.getString("kind")),
            row.getString("subject"),
            new LedgerId(row.getString("ledger")),
            row.getObject("since", LocalDate.class),
            Optional.ofNullable(row.getObject("due_on", LocalDate.class))),
        State.valueOf(row.getString("state")),
        Optional.ofNullable(row.getString("closed_by")).map(UserId::new),
        Optional.ofNullable(row.getString("reason")));
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
