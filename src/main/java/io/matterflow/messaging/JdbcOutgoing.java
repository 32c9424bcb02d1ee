package io.matterflow.messaging;

import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.OutgoingMessages.Outgoing;
import io.matterflow.messaging.OutgoingMessages.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of what went out by a connected vendor. */
@Repository
class JdbcOutgoing {

  private final JdbcClient jdbc;

  JdbcOutgoing(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A further try of the same message may go to others, and counts from now. */
  void trying(Message message, Optional<String> reference, String textSha256, Instant now) {
    if (again(message, reference, textSha256, now) == 0) {
      insert(message, reference, textSha256, now);
    }
    message.to().stream().map(OutgoingMessages::normal).distinct()
        .forEach(address -> addRecipient(message.key(), address));
  }

  private int again(Message message, Optional<String> reference, String textSha256, Instant now) {
    return jdbc.sql("""
            update outgoing_message
            set vendor_ref = :reference, text_sha256 = :textSha256, tried_at = :now, state = 'TRYING', state_at = :now
            where message_key = :key
            """)
        .param("reference", reference.orElse(null))
        .param("textSha256", textSha256)
        .param("now", utc(now))
        .param("key", message.key())
        .update();
  }

  private void insert(Message message, Optional<String> reference, String textSha256, Instant now) {
    jdbc.sql("""
            insert into outgoing_message (message_key, channel, vendor_ref, text_sha256, tried_at, state, state_at)
            values (:key, :channel, :reference, :textSha256, :now, 'TRYING', :now)
            """)
        .param("key", message.key())
        .param("channel", message.channel().name())
        .param("reference", reference.orElse(null))
        .param("textSha256", textSha256)
        .param("now", utc(now))
        .update();
  }

  private void addRecipient(String key, String address) {
    jdbc.sql("""
            insert into outgoing_recipient (message_key, address)
            select :key, :address
            where not exists (select 1 from outgoing_recipient where message_key = :key and address = :address)
            """)
        .param("key", key)
        .param("address", address)
        .update();
  }

  void handedOver(String key, String reference, Instant now) {
    jdbc.sql("""
            update outgoing_message
            set vendor_ref = :reference, state = 'HANDED_OVER', state_at = :now
            where message_key = :key and state = 'TRYING'
            """)
        .param("reference", reference)
        .param("now", utc(now))
        .param("key", key)
        .update();
  }

  boolean moved(String reference, State state, Instant now) {
    var earlier = Arrays.stream(State.values()).filter(state::comesAfter).map(State::name).toList();
    return jdbc.sql("""
            update outgoing_message
            set state = :state, state_at = :now
            where vendor_ref = :reference and state in (:earlier)
            """)
        .param("state", state.name())
        .param("now", utc(now))
        .param("reference", reference)
        .param("earlier", earlier)
        .update() == 1;
  }

  Optional<Outgoing> find(String key) {
    return jdbc.sql("select * from outgoing_message where message_key = :key")
        .param("key", key)
        .query(this::outgoing)
        .optional();
  }

  Optional<Outgoing> findByReference(String reference) {
    return jdbc.sql("select * from outgoing_message where vendor_ref = :reference")
        .param("reference", reference)
        .query(this::outgoing)
        .optional();
  }

  List<Outgoing> unfinished(Channel channel, Instant from, Instant to, int most) {
    return jdbc.sql("""
            select *
            from outgoing_message
            where channel = :channel and vendor_ref is not null and state in ('HANDED_OVER', 'SENDING', 'SENT')
              and tried_at >= :from and tried_at < :to
            order by tried_at
            fetch first :most rows only
            """)
        .param("channel", channel.name())
        .param("from", utc(from))
        .param("to", utc(to))
        .param("most", most)
        .query(this::outgoing)
        .list();
  }

  /** The first word about an address counts. */
  boolean failed(String key, String address, Failure failure, String code, Instant now) {
    return jdbc.sql("""
            update outgoing_recipient
            set failure = :failure, failure_code = :code, failed_at = :now
            where message_key = :key and address = :address and failure is null
            """)
        .param("failure", failure.name())
        .param("code", code)
        .param("now", utc(now))
        .param("key", key)
        .param("address", address)
        .update() == 1;
  }

  List<MessageFailed> failuresOf(String key) {
    return jdbc.sql("""
            select recipient.*, message.channel
            from outgoing_recipient recipient
            join outgoing_message message on message.message_key = recipient.message_key
            where recipient.message_key = :key and recipient.failure is not null
            order by recipient.address
            """)
        .param("key", key)
        .query((row, number) -> new MessageFailed(
            row.getString("message_key"),
            Channel.valueOf(row.getString("channel")),
            row.getString("address"),
            Failure.valueOf(row.getString("failure")),
            row.getString("failure_code"),
            instant(row, "failed_at")))
        .list();
  }

  void leaveAlone(Channel channel, String address, Failure failure, String code, String key, Instant now) {
    jdbc.sql("""
            insert into failing_address (id, channel, address, failure, failure_code, message_key, since)
            select :id, :channel, :address, :failure, :code, :key, :now
            where not exists (select 1 from failing_address where channel = :channel and address = :address)
            """)
        .param("id", UUID.randomUUID())
        .param("channel", channel.name())
        .param("address", address)
        .param("failure", failure.name())
        .param("code", code)
        .param("key", key)
        .param("now", utc(now))
        .update();
  }

  private Outgoing outgoing(ResultSet row, int number) throws SQLException {
    var key = row.getString("message_key");
    return new Outgoing(
        key,
        Channel.valueOf(row.getString("channel")),
        Optional.ofNullable(row.getString("vendor_ref")),
        row.getString("text_sha256"),
        instant(row, "tried_at"),
        State.valueOf(row.getString("state")),
        recipients(key));
  }

  private List<String> recipients(String key) {
    return jdbc.sql("select address from outgoing_recipient where message_key = :key order by address")
        .param("key", key)
        .query(String.class)
        .list();
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
