package io.matterflow.trust;

import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import io.matterflow.trust.Deposit.State;
import io.matterflow.trust.Deposits.Selection;
import java.math.BigDecimal;
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

/** Deposits and how they stand. Whoever writes holds the account. */
@Repository
class JdbcDeposits {

  private static final String ALL = """
      select deposit.*, cleared.cleared_on, coalesce((
        select sum(taken.amount)
        from trust_posting taken
        where taken.deposit_id = deposit.id and taken.kind in ('NSF', 'CHARGEBACK')
          and not exists (
            select 1 from trust_posting undone where undone.account = taken.account and undone.reverses = taken.sequence)), 0) as came_back
      from trust_deposit deposit
      left join trust_cleared cleared on cleared.item_kind = 'DEPOSIT' and cleared.item_id = deposit.id
      """;

  private final JdbcClient jdbc;

  JdbcDeposits(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Deposit deposit) {
    jdbc.sql("""
        insert into trust_deposit (id, account, source, event_id, ledger, amount, currency, method, received_on, expected_on, ref, payer,
          state, told_by, told_at)
        values (:id, :account, :source, :event, :ledger, :amount, :currency, :method, :receivedOn, :expectedOn, :ref, :payer,
          :state, :by, :at)
        """)
        .param("id", deposit.id().value())
        .param("account", deposit.account().value())
        .param("source", deposit.source())
        .param("event", deposit.eventId())
        .param("ledger", deposit.ledger().map(LedgerId::value).orElse(null))
        .param("amount", deposit.amount().amount())
        .param("currency", deposit.amount().currency().getCurrencyCode())
        .param("method", deposit.method().name())
        .param("receivedOn", deposit.receivedOn())
        .param("expectedOn", deposit.expectedOn().orElse(null))
        .param("ref", deposit.ref().orElse(null))
        .param("payer", deposit.payer().orElse(null))
        .param("state", deposit.state().name())
        .param("by", deposit.toldBy().value())
        .param("at", deposit.toldAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  void identify(DepositId id, LedgerId ledger) {
    jdbc.sql("update trust_deposit set ledger = :ledger, state = 'POSTED' where id = :id")
        .param("id", id.value())
        .param("ledger", ledger.value())
        .update();
  }

  void confirm(DepositId id, UserId by, Instant now, LocalDate drawableOn) {
    jdbc.sql("""
        update trust_deposit
        set state = 'CONFIRMED', confirmed_by = :by, confirmed_at = :now, drawable_on = :drawableOn
        where id = :id
        """)
        .param("id", id.value())
        .param("by", by.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("drawableOn", drawableOn)
        .update();
  }

  void drawableFrom(DepositId id, LocalDate day) {
    jdbc.sql("update trust_deposit set drawable_on = :day where id = :id")
        .param("id", id.value())
        .param("day", day)
        .update();
  }

  void returned(DepositId id, LocalDate day) {
    jdbc.sql("update trust_deposit set state = 'RETURNED', returned_on = :day where id = :id")
        .param("id", id.value())
        .param("day", day)
        .update();
  }

  /** As it stood before the bank was said to have ended it. */
  void standsAgain(DepositId id) {
    jdbc.sql("""
        update trust_deposit
        set returned_on = null, state = case
          when drawable_on is not null then 'CONFIRMED'
          when ledger is null then 'UNIDENTIFIED'
          else 'POSTED' end
        where id = :id
        """).param("id", id.value()).update();
  }

  Optional<Deposit> find(DepositId id) {
    return jdbc.sql(ALL + "where deposit.id = :id").param("id", id.value()).query(JdbcDeposits::deposit).optional();
  }

  Optional<Deposit> find(String source, String eventId) {
    return jdbc.sql(ALL + "where deposit.source = :source and deposit.event_id = :event")
        .param("source", source)
        .param("event", eventId)
        .query(JdbcDeposits::deposit)
        .optional();
  }

  Money standing(String source, String events, Currency currency) {
    return new Money(jdbc.sql("""
        select coalesce(sum(deposit.amount - coalesce((
            select sum(taken.amount)
            from trust_posting taken
            where taken.deposit_id = deposit.id and taken.kind in ('NSF', 'CHARGEBACK')
              and not exists (
                select 1 from trust_posting undone where undone.account = taken.account and undone.reverses = taken.sequence)), 0)), 0)
        from trust_deposit deposit
        where deposit.source = :source and deposit.event_id like :events and deposit.currency = :currency
          and deposit.state <> 'RETURNED'
        """)
        .param("source", source)
        .param("events", events + "%")
        .param("currency", currency.getCurrencyCode())
        .query(BigDecimal.class)
        .single(), currency);
  }

  /** Newest first. Only what is asked for stands in the question, so that an index answers it. */
  List<Deposit> list(Selection selection) {
    var asked = new StringBuilder("where deposit.received_on >= :from and deposit.received_on <= :to ");
    selection.account().ifPresent(any -> asked.append("and deposit.account = :account "));
    selection.state().ifPresent(any -> asked.append("and deposit.state = :state "));
    selection.ledger().ifPresent(any -> asked.append("and deposit.ledger = :ledger "));
    return jdbc.sql(ALL + asked + """
        order by deposit.received_on desc, deposit.told_at desc, deposit.id
        fetch first :limit rows only
        """)
        .param("account", selection.account().map(TrustAccountId::value).orElse(""))
        .param("state", selection.state().map(State::name).orElse(""))
        .param("ledger", selection.ledger().map(LedgerId::value).orElse(""))
        .param("from", selection.from())
        .param("to", selection.to())
        .param("limit", selection.limit())
        .query(JdbcDeposits::deposit)
        .list();
  }

  /** What stands on a ledger whole and no statement of a settlement divides, newest first. */
  List<Deposit> undivided(TrustAccountId account, LedgerId ledger) {
    return jdbc.sql(ALL + """
        where deposit.account = :account and deposit.ledger = :ledger and deposit.returned_on is null
          and not exists (
            select 1
            from settlement_deposit divided
            join settlement_distribution distribution on distribution.id = divided.distribution_id
            where divided.deposit_id = deposit.id and distribution.state <> 'WITHDRAWN')
          and not exists (
            select 1
            from trust_posting taken
            where taken.deposit_id = deposit.id and taken.kind in ('NSF', 'CHARGEBACK')
              and not exists (
                select 1 from trust_posting undone where undone.account = taken.account and undone.reverses = taken.sequence))
        order by deposit.received_on desc, deposit.told_at desc, deposit.id
        """)
        .param("account", account.value())
        .param("ledger", ledger.value())
        .query(JdbcDeposits::deposit)
        .list();
  }

  static Deposit deposit(ResultSet row, int index) throws SQLException {
    var currency = Currency.getInstance(row.getString("currency"));
    return new Deposit(
        new DepositId(row.getObject("id", UUID.class)),
        new TrustAccountId(row.getString("account")),
        row.getString("source"),
        row.getString("event_id"),
        Optional.ofNullable(row.getString("ledger")).map(LedgerId::new),
        new Money(row.getBigDecimal("amount"), currency),
        new Money(row.getBigDecimal("came_back"), currency),
        DepositMethod.valueOf(row.getString("method")),
        row.getObject("received_on", LocalDate.class),
        Optional.ofNullable(row.getObject("expected_on", LocalDate.class)),
        Optional.ofNullable(row.getString("ref")),
        Optional.ofNullable(row.getString("payer")),
        State.valueOf(row.getString("state")),
        Optional.ofNullable(row.getString("confirmed_by")).map(UserId::new),
        Optional.ofNullable(row.getObject("drawable_on", LocalDate.class)),
        Optional.ofNullable(row.getObject("returned_on", LocalDate.class)),
        Optional.ofNullable(row.getObject("cleared_on", LocalDate.class)),
        new UserId(row.getString("told_by")),
        row.getObject("told_at", OffsetDateTime.class).toInstant());
  }
}
