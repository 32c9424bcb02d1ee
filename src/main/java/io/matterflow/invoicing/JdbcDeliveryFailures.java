package io.matterflow.invoicing;

import io.matterflow.invoicing.DeliveryFailure.Outcome;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.UserId;
import io.matterflow.messaging.Failure;
import io.matterflow.messaging.MessageFailed;
import io.matterflow.messaging.Messages.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of delivery failures. */
@Repository
class JdbcDeliveryFailures {

  private final JdbcClient jdbc;

  JdbcDeliveryFailures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** False when this message's failure for this address is here already. */
  boolean insert(DeliveryFailureId id, InvoiceNumber number, MessageFailed failed) {
    return jdbc.sql("""
            insert into delivery_failure
              (id, invoice_number, message_key, channel, address, failure, failure_code, failed_at)
            select :id, :number, :key, :channel, :address, :failure, :code, :at
            where not exists (select 1 from delivery_failure where message_key = :key and address = :address)
            """)
        .param("id", id.value())
        .param("number", number.value())
        .param("key", failed.messageKey())
        .param("channel", failed.channel().name())
        .param("address", failed.address())
        .param("failure", failed.failure().name())
        .param("code", failed.code())
        .param("at", failed.at().atOffset(ZoneOffset.UTC))
        .update() == 1;
  }

  /** False when somebody has settled it before. */
  boolean settle(DeliveryFailureId id, Outcome outcome, Actor by, Instant now) {
    return jdbc.sql("""
            update delivery_failure
            set outcome = :outcome, settled_by = :by, settled_at = :now
            where id = :id and settled_at is null
            """)
        .param("outcome", outcome.name())
        .param("by", by.user().value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("id", id.value())
        .update() == 1;
  }

  Optional<DeliveryFailure> find(DeliveryFailureId id) {
    return jdbc.sql("select * from delivery_failure where id = :id")
        .param("id", id.value())
        .query(JdbcDeliveryFailures::failure)
        .optional();
  }

  List<DeliveryFailure> of(InvoiceNumber number) {
    return jdbc.sql("select * from delivery_failure where invoice_number = :number order by failed_at, address")
        .param("number", number.value())
        .query(JdbcDeliveryFailures::failure)
        .list();
  }

  List<DeliveryFailure> open() {
    return jdbc.sql("select * from delivery_failure where settled_at is null order by failed_at, address")
        .query(JdbcDeliveryFailures::failure)
        .list();
  }

  private static DeliveryFailure failure(ResultSet row, int number) throws SQLException {
    return new DeliveryFailure(
        new DeliveryFailureId(row.getObject("id", UUID.class)),
        new InvoiceNumber(row.getString("invoice_number")),
        row.getString("message_key"),
        Channel.valueOf(row.getString("channel")),
        row.getString("address"),
        Failure.valueOf(row.getString("failure")),
        row.getString("failure_code"),
        row.getObject("failed_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getString("outcome")).map(Outcome::valueOf),
        Optional.ofNullable(row.getString("settled_by")).map(UserId::new));
  }
}
