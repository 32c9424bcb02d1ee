package io.matterflow.receivables;

import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import io.matterflow.receivables.Refund.State;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Refunds that the firm makes. */
@Repository
class JdbcRefunds {

  private static final String ALL = """
      select refund.id, payment_id, refund.amount, payment.currency, refund.state, requested_by, requested_at, vendor_id
      from payment_refund refund
      join payment on payment.id = payment_id
      """;

  private final JdbcClient jdbc;

  JdbcRefunds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Refund refund) {
    jdbc.sql("""
        insert into payment_refund (id, payment_id, amount, state, requested_by, requested_at)
        values (:id, :payment, :amount, :state, :by, :now)
        """)
        .param("id", refund.id().value())
        .param("payment", refund.payment().value())
        .param("amount", refund.amount().amount())
        .param("state", refund.state().name())
        .param("by", refund.requestedBy().value())
        .param("now", refund.requestedAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  void decide(RefundId id, State state, Actor by, Instant now) {
    jdbc.sql("""
        update payment_refund
        set state = :state, decided_by = :by, decided_at = :now
        where id = :id
        """)
        .param("id", id.value())
        .param("state", state.name())
        .param("by", by.user().value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  void made(RefundId id, String vendorId) {
    jdbc.sql("""
        update payment_refund
        set state = 'MADE', vendor_id = :vendor
        where id = :id
        """).param("id", id.value()).param("vendor", vendorId).update();
  }

  /** What of the payment is in refunds of these states. */
  Money underWay(Payment payment, List<State> states) {
    var amount = jdbc.sql("""
        select coalesce(sum(amount), 0)
        from payment_refund
        where payment_id = :payment and state in (:states)
        """)
        .param("payment", payment.id().value())
        .param("states", states.stream().map(State::name).toList())
        .query(BigDecimal.class)
        .single();
    return new Money(amount, payment.received().currency());
  }

  Optional<Refund> find(RefundId id) {
    return jdbc.sql(ALL + "where refund.id = :id").param("id", id.value()).query(JdbcRefunds::refund).optional();
  }

  List<Refund> of(PaymentId payment) {
    return jdbc.sql(ALL + """
        where payment_id = :payment
        order by requested_at, refund.id
        """).param("payment", payment.value()).query(JdbcRefunds::refund).list();
  }

  private static Refund refund(ResultSet row, int index) throws SQLException {
    return new Refund(
        new RefundId(row.getObject("id", UUID.class)),
        new PaymentId(row.getObject("payment_id", UUID.class)),
        new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency"))),
        State.valueOf(row.getString("state")),
        new UserId(row.getString("requested_by")),
        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getString("vendor_id")));
  }
}
