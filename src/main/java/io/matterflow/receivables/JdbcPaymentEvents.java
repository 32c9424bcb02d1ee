package io.matterflow.receivables;

import io.matterflow.kernel.Actor;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.Money;
import io.matterflow.payments.PaymentEvent;
import io.matterflow.payments.PaymentEvent.Key;
import io.matterflow.payments.PaymentEvent.Purpose;
import io.matterflow.payments.PaymentEvent.Type;
import io.matterflow.payments.PaymentReported.Account;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was told of payments, event by event, each once for its source and id. */
@Repository
class JdbcPaymentEvents {

  private static final int LANES = 64;

  private final JdbcClient jdbc;

  JdbcPaymentEvents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Lets the events of one payment in one after the other, until the transaction ends; now and then another one waits
   * too.
   */
  void hold(Key key) {
    jdbc.sql("select lane from payment_lane where lane = :lane for update")
        .param("lane", Math.floorMod(Objects.hash(key.source(), key.paymentRef()), LANES))
        .query(Integer.class)
        .single();
  }

  void insert(PaymentEvent event, Actor by, Instant now) {
    var purpose = event.purpose();
    jdbc.sql("""
        insert into payment_event (source, event_id, type, payment_ref, item_ref, invoice_number, client_id, method, account,
          amount, currency, happened_on, answer_by, told_at, told_by)
        values (:source, :event, :type, :ref, :item, :invoice, :client, :method, :account,
          :amount, :currency, :on, :answerBy, :now, :by)
        """)
        .param("source", event.key().source())
        .param("event", event.key().eventId())
        .param("type", event.type().name())
        .param("ref", event.key().paymentRef())
        .param("item", event.key().item().orElse(null), Types.VARCHAR)
        .param("invoice", purpose.invoiceNumber().orElse(null), Types.VARCHAR)
        .param("client", purpose.client().map(ClientId::value).orElse(null), Types.VARCHAR)
        .param("method", purpose.method().orElse(null), Types.VARCHAR)
        .param("account", purpose.account().map(Account::name).orElse(null), Types.VARCHAR)
        .param("amount", event.amount().amount())
        .param("currency", event.amount().currency().getCurrencyCode())
        .param("on", event.on())
        .param("answerBy", event.answerBy().orElse(null), Types.DATE)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by.user().value())
        .update();
  }

  Optional<PaymentEvent> find(String source, String eventId) {
    return jdbc.sql("""
        select *
        from payment_event
        where source = :source and event_id = :event
        """)
        .param("source", source)
        .param("event", eventId)
        .query(JdbcPaymentEvents::event)
        .optional();
  }

  /** All events of a payment, in the order in which they came. */
  List<PaymentEvent> of(String source, String paymentRef) {
    return jdbc.sql("""
        select *
        from payment_event
        where source = :source and payment_ref = :ref
        order by position
        """)
        .param("source", source)
        .param("ref", paymentRef)
        .query(JdbcPaymentEvents::event)
        .list();
  }

  private static PaymentEvent event(ResultSet row, int index) throws SQLException {
    return new PaymentEvent(
        new Key(row.getString("source"), row.getString("event_id"), row.getString("payment_ref"),
            Optional.ofNullable(row.getString("item_ref"))),
        Type.valueOf(row.getString("type")),
        new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency"))),
        row.getObject("happened_on", LocalDate.class),
        new Purpose(
            Optional.ofNullable(row.getString("invoice_number")),
            Optional.ofNullable(row.getString("client_id")).map(ClientId::new),
            Optional.ofNullable(row.getString("method")),
            Optional.ofNullable(row.getString("account")).map(Account::valueOf)),
        Optional.ofNullable(row.getObject("answer_by", LocalDate.class)));
  }
}
