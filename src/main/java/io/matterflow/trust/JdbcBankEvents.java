package io.matterflow.trust;

import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the bank did, and which lawyer has seen what it took. */
@Repository
class JdbcBankEvents {

  private static final String ALL =
      "select id, account, event_id, dated, kind, item, ledger, amount, currency, note from trust_bank_event ";

  private final JdbcClient jdbc;

  JdbcBankEvents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(BankEvent event, Currency currency, String source, Actor by, Instant now) {
    jdbc.sql("""
        insert into trust_bank_event (id, account, event_id, dated, kind, item, ledger, amount, currency, note, source, told_by, told_at)
        values (:id, :account, :event, :on, :kind, :item, :ledger, :amount, :currency, :note, :source, :by, :now)
        """)
        .param("id", event.id().value())
        .param("account", event.account().value())
        .param("event", event.eventId())
        .param("on", event.on())
        .param("kind", event.kind().name())
        .param("item", event.item().orElse(null))
        .param("ledger", event.ledger().map(LedgerId::value).orElse(null))
        .param("amount", event.amount().map(Money::amount).orElse(null))
        .param("currency", currency.getCurrencyCode())
        .param("note", event.note().orElse(null))
        .param("source", source)
        .param("by", by.user().value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<BankEvent> find(TrustAccountId account, String eventId) {
    return jdbc.sql(ALL + "where account = :account and event_id = :event")
        .param("account", account.value())
        .param("event", eventId)
        .query(JdbcBankEvents::event)
        .optional();
  }

  Optional<BankEvent> find(BankEventId id) {
    return jdbc.sql(ALL + "where id = :id").param("id", id.value()).query(JdbcBankEvents::event).optional();
  }

  /** Whether it was the bank that ended a deposit on that day. */
  boolean tookBack(UUID deposit, LocalDate on) {
    return jdbc.sql(
        """
        select count(*)
        from trust_bank_event told
        where told.item = :deposit and told.kind in ('NSF', 'CHARGEBACK') and told.dated = :on and exists (
          select 1 from trust_posting posting where posting.bank_event_id = told.id
            and not exists (
              select 1 from trust_posting undone where undone.account = posting.account and undone.reverses = posting.sequence))
        """)
        .param("deposit", deposit)
        .param("on", on)
        .query(Integer.class)
        .single() > 0;
  }

  /** The deposits of the ledger and by the day that an event names, of which exactly its amount was not taken back. */
  List<DepositId> depositsLeft(BankEvent event) {
    if (event.ledger().isEmpty() || event.amount().isEmpty()) {
      return List.of();
    }
    return jdbc.sql("""
        select deposit.id
        from trust_deposit deposit
        where deposit.account = :account and deposit.ledger = :ledger and deposit.state <> 'RETURNED' and deposit.received_on <= :on
          and deposit.amount = :amount + (
            select coalesce(sum(posting.amount), 0)
            from trust_posting posting
            where posting.deposit_id = deposit.id and posting.kind in ('NSF', 'CHARGEBACK')
              and not exists (
                select 1 from trust_posting undone where undone.account = posting.account and undone.reverses = posting.sequence))
        """)
        .param("account", event.account().value())
        .param("ledger", event.ledger().get().value())
        .param("on", event.on())
        .param("amount", event.amount().get().amount())
        .query((row, index) -> new DepositId(row.getObject("id", UUID.class)))
        .list();
  }

  /** The last day on which some of it went, in whatever order that was told. */
  LocalDate lastTakenBackOn(DepositId deposit) {
    return jdbc.sql("""
        select max(told.dated)
        from trust_posting posting
        join trust_bank_event told on told.id = posting.bank_event_id
        where posting.deposit_id = :deposit and posting.kind in ('NSF', 'CHARGEBACK')
          and not exists (
            select 1 from trust_posting undone where undone.account = posting.account and undone.reverses = posting.sequence)
        """)
        .param("deposit", deposit.value())
        .query(LocalDate.class)
        .single();
  }

  void acknowledge(BankEventId id, UserId lawyer, GrantId grant, Instant now) {
    jdbc.sql("""
        insert into trust_acknowledgement (bank_event_id, lawyer, grant_id, acknowledged_at)
        values (:id, :lawyer, :grant, :now)
        """)
        .param("id", id.value())
        .param("lawyer", lawyer.value())
        .param("grant", grant.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  boolean isAcknowledged(BankEventId id) {
    return jdbc.sql("select count(*) from trust_acknowledgement where bank_event_id = :id")
        .param("id", id.value())
        .query(Integer.class)
        .single() > 0;
  }

  static BankEvent event(ResultSet row, int index) throws SQLException {
    var currency = Currency.getInstance(row.getString("currency"));
    return new BankEvent(
        new BankEventId(row.getObject("id", UUID.class)),
        new TrustAccountId(row.getString("account")),
        row.getString("event_id"),
        row.getObject("dated", LocalDate.class),
        BankEvent.Kind.valueOf(row.getString("kind")),
        Optional.ofNullable(row.getObject("item", UUID.class)),
        Optional.ofNullable(row.getString("ledger")).map(LedgerId::new),
        Optional.ofNullable(row.getBigDecimal("amount")).map(amount -> new Money(amount, currency)),
        Optional.ofNullable(row.getString("note")));
  }
}
