package io.matterflow.invoicing;

import io.matterflow.invoicing.Delivery.Channel;
import io.matterflow.invoicing.Delivery.HandReason;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps every request to deliver an invoice and how it ended. */
@Repository
class JdbcDeliveries {

  private final JdbcClient jdbc;

  JdbcDeliveries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(
      InvoiceNumber number, int request, Optional<Channel> wanted, Optional<String> reason, Actor by, Instant at) {
    jdbc.sql("""
        insert into invoice_delivery (invoice_number, request, wanted, reason, requested_by, requested_at)
        values (:number, :request, :wanted, :reason, :by, :at)
        """)
        .param("number", number.value())
        .param("request", request)
        .param("wanted", wanted.map(Channel::name).orElse(null))
        .param("reason", reason.orElse(null))
        .param("by", by.user().value())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  void choose(Delivery delivery, DeliveryChannel.Plan plan, Instant at) {
    jdbc.sql("""
        update invoice_delivery
        set channel = :channel, hand_reason = :handReason, opened_within_days = :openedWithin, chosen_at = :at
        where invoice_number = :number and request = :request and done_at is null
        """)
        .param("channel", plan.channel().name())
        .param("handReason", plan.reason().map(HandReason::name).orElse(null))
        .param("openedWithin", plan.openedWithinDays().orElse(null))
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("number", delivery.number().value())
        .param("request", delivery.request())
        .update();
  }

  /** Ends the request; one that has ended stays as it is, and answers false. */
  boolean done(Delivery delivery, LocalDate on, String sha256, Optional<String> vendorId, Actor by, Instant at) {
    return jdbc.sql("""
        update invoice_delivery
        set delivered_on = :on, document_sha256 = :sha256, vendor_id = :vendorId, done_by = :by, done_at = :at
        where invoice_number = :number and request = :request and done_at is null
        """)
        .param("on", on)
        .param("sha256", sha256)
        .param("vendorId", vendorId.orElse(null))
        .param("by", by.user().value())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("number", delivery.number().value())
        .param("request", delivery.request())
        .update() == 1;
  }

  /** Ends a request that leads to no delivery. */
  void abandoned(Delivery delivery, Actor by, Instant at) {
    jdbc.sql("""
        update invoice_delivery
        set done_by = :by, done_at = :at
        where invoice_number = :number and request = :request and done_at is null
        """)
        .param("by", by.user().value())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("number", delivery.number().value())
        .param("request", delivery.request())
        .update();
  }

  Optional<Delivery> latest(InvoiceNumber number) {
    return jdbc.sql("""
        select *
        from invoice_delivery
        where invoice_number = :number
        order by request desc
        fetch first 1 row only
        """).param("number", number.value()).query(JdbcDeliveries::delivery).optional();
  }

  List<Delivery> of(InvoiceNumber number) {
    return jdbc.sql("""
        select *
        from invoice_delivery
        where invoice_number = :number
        order by request
        """).param("number", number.value()).query(JdbcDeliveries::delivery).list();
  }

  /** Within how many business days the last e-mail should have been opened, as the decision said then. */
  Optional<Integer> openedWithinDays(InvoiceNumber number) {
    return jdbc.sql("""
        select opened_within_days
        from invoice_delivery
        where invoice_number = :number and channel = 'EMAIL' and delivered_on is not null and opened_within_days is not null
        order by request desc
        fetch first 1 row only
        """).param("number", number.value()).query(Integer.class).optional();
  }

  /** Requests that wait on the given channel, oldest first. */
  List<Delivery> waiting(Channel channel, int limit) {
    return jdbc.sql("""
        select *
        from invoice_delivery
        where channel = :channel and done_at is null
        order by chosen_at
        fetch first :limit rows only
        """)
        .param("channel", channel.name())
        .param("limit", limit)
        .query(JdbcDeliveries::delivery)
        .list();
  }

  private static Delivery delivery(ResultSet row, int index) throws SQLException {
    return new Delivery(
        new InvoiceNumber(row.getString("invoice_number")),
        row.getInt("request"),
        Optional.ofNullable(row.getString("wanted")).map(Channel::valueOf),
        Optional.ofNullable(row.getString("reason")),
        new UserId(row.getString("requested_by")),
        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getString("channel")).map(Channel::valueOf),
        Optional.ofNullable(row.getString("hand_reason")).map(HandReason::valueOf),
        Optional.ofNullable(row.getObject("chosen_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant),
        Optional.ofNullable(row.getObject("delivered_on", LocalDate.class)),
        Optional.ofNullable(row.getString("document_sha256")),
        Optional.ofNullable(row.getString("done_by")).map(UserId::new),
        Optional.ofNullable(row.getObject("done_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant));
  }
}
