package io.matterflow.trust;

import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The bank's evidence that an item has gone through, once for each item. */
@Repository
class JdbcCleared {

  private final JdbcClient jdbc;

  JdbcCleared(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Item item, TrustAccountId account, LocalDate on, Optional<BankEventId> event, UserId by, Instant now) {
    jdbc.sql("""
        insert into trust_cleared (item_kind, item_id, account, cleared_on, bank_event_id, recorded_by, recorded_at)
        values (:kind, :id, :account, :on, :event, :by, :now)
        """)
        .param("kind", item.kind().name())
        .param("id", item.id())
        .param("account", account.value())
        .param("on", on)
        .param("event", event.map(BankEventId::value).orElse(null))
        .param("by", by.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<LocalDate> of(Item item) {
    return jdbc.sql("select cleared_on from trust_cleared where item_kind = :kind and item_id = :id")
        .param("kind", item.kind().name())
        .param("id", item.id())
        .query(LocalDate.class)
        .optional();
  }

  /** What the bank moves when the item goes through, and whose it is. */
  Moved movedBy(Item item) {
    var rows = switch (item.kind()) {
      case DEPOSIT -> "trust_deposit";
      case DRAWDOWN -> "trust_drawdown";
      case OPENING_CHEQUE -> "trust_opening_cheque";
    };
    return jdbc.sql("select amount, currency, ledger from %s where id = :id".formatted(rows))
        .param("id", item.id())
        .query((row, index) -> new Moved(
            new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency"))),
            Optional.ofNullable(row.getString("ledger")).map(LedgerId::new)))
        .single();
  }

  /** The day on which the drawdown of this id was posted on the account. */
  Optional<LocalDate> drawnOn(TrustAccountId account, UUID drawdown) {
    return jdbc.sql("""
        select posting.posted_on
        from trust_posting posting
        join trust_authorization allowed on allowed.id = posting.authorization_id
        where allowed.drawdown_id = :drawdown and posting.account = :account
        """)
        .param("drawdown", drawdown)
        .param("account", account.value())
        .query(LocalDate.class)
        .optional();
  }

  /** The day on which the posting of this drawdown was taken back, unless the bank had paid it. */
  Optional<LocalDate> takenBackOn(TrustAccountId account, UUID drawdown) {
    return jdbc.sql("""
        select reversal.posted_on
        from trust_drawdown drawdown
        join trust_posting reversal on reversal.account = drawdown.account and reversal.reverses = drawdown.posted_as
        where drawdown.id = :drawdown and drawdown.account = :account and drawdown.state = 'POSTED'
        """)
        .param("drawdown", drawdown)
        .param("account", account.value())
        .query(LocalDate.class)
        .optional();
  }

  /** What stands in the journal and on some statement of the bank. */
  record Item(Kind kind, UUID id) {

    enum Kind {
      DEPOSIT,
      DRAWDOWN,
      /** A cheque from before the journal began. */
      OPENING_CHEQUE
    }
  }

  /** Its amount, and its ledger unless nobody knows whose it is. */
  record Moved(Money amount, Optional<LedgerId> ledger) {}
}
