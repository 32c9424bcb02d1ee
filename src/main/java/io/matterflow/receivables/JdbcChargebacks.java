package io.matterflow.receivables;

import io.matterflow.kernel.Money;
import io.matterflow.receivables.Chargeback.Kind;
import io.matterflow.receivables.Chargeback.State;
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

/** The cases about money that was taken back. */
@Repository
class JdbcChargebacks {

  private static final String ALL = """
      select chargeback.id, payment_id, kind, item, chargeback.state, chargeback.amount, currency, due_at
      from payment_chargeback chargeback
      join payment on payment.id = payment_id
      """;

  private final JdbcClient jdbc;

  JdbcChargebacks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Row row, Instant now) {
    jdbc.sql("""
        insert into payment_chargeback (id, payment_id, kind, item, state, amount, opened_at, due_at)
        values (:id, :payment, :kind, :item, :state, :amount, :now, :dueAt)
        """)
        .param("id", row.id().value())
        .param("payment", row.payment().value())
        .param("kind", row.kind().name())
        .param("item", row.item())
        .param("state", row.state().name())
        .param("amount", row.amount().amount())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("dueAt", row.dueAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  void stand(ChargebackId id, State state) {
    jdbc.sql("""
        update payment_chargeback
        set state = :state
        where id = :id
        """).param("id", id.value()).param("state", state.name()).update();
  }

  void openAgain(ChargebackId id, Money amount, Instant dueAt) {
    jdbc.sql("""
        update payment_chargeback
        set state = 'OPEN', amount = :amount, due_at = :dueAt
        where id = :id
        """)
        .param("id", id.value())
        .param("amount", amount.amount())
        .param("dueAt", dueAt.atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<Row> find(ChargebackId id) {
    return jdbc.sql(ALL + "where chargeback.id = :id").param("id", id.value()).query(JdbcChargebacks::row).optional();
  }

  /** As {@link #find(ChargebackId)}, holding the case until the transaction ends. */
  Optional<Row> lock(ChargebackId id) {
    return jdbc.sql("select id from payment_chargeback where id = :id for update")
        .param("id", id.value())
        .query(UUID.class)
        .optional()
        .flatMap(held -> find(id));
  }

  Optional<Row> find(PaymentId payment, Kind kind, String item) {
    return jdbc.sql(ALL + "where payment_id = :payment and kind = :kind and item = :item")
        .param("payment", payment.value())
        .param("kind", kind.name())
        .param("item", item)
        .query(JdbcChargebacks::row)
        .optional();
  }

  /** What waits for an answer of this kind, the oldest first. */
  List<Row> open(PaymentId payment, Kind kind) {
    return jdbc.sql(ALL
        + "where payment_id = :payment and kind = :kind and chargeback.state = 'OPEN' order by opened_at, chargeback.id")
        .param("payment", payment.value())
        .param("kind", kind.name())
        .query(JdbcChargebacks::row)
        .list();
  }

  private static Row row(ResultSet row, int index) throws SQLException {
    return new Row(
        new ChargebackId(row.getObject("id", UUID.class)),
        new PaymentId(row.getObject("payment_id", UUID.class)),
        Kind.valueOf(row.getString("kind")),
        row.getString("item"),
        State.valueOf(row.getString("state")),
        new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency"))),
        row.getObject("due_at", OffsetDateTime.class).toInstant());
  }

  record Row(ChargebackId id, PaymentId payment, Kind kind, String item, State state, Money amount, Instant dueAt) {}
}
