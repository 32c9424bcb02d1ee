package io.matterflow.messaging;

import io.matterflow.kernel.Actor;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.UserId;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.QueuedMessage.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pauses, the queue, and the gate between who sends and who pauses. */
@Repository
class JdbcClientMessages {

  private static final int STRIPES = 16;

  private final JdbcClient jdbc;

  JdbcClientMessages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One row of the gate, until the transaction ends: cases do not wait for each other unless they share it. */
  void holdGate(String businessKey) {
    jdbc.sql("select stripe from message_gate where stripe = :stripe for update")
        .param("stripe", Math.floorMod(businessKey.hashCode(), STRIPES))
        .query(Integer.class)
        .single();
  }

  /** The whole gate, in one order: waits for whoever sends. */
  void holdAllGates() {
    jdbc.sql("select stripe from message_gate order by stripe for update").query(Integer.class).list();
  }

  void insert(MessagePause pause) {
    jdbc.sql("""
        insert into message_pause (id, scope, open_on, reason, paused_by, paused_at)
        values (:id, :scope, :scope, :reason, :by, :at)
        """)
        .param("id", pause.id())
        .param("scope", pause.scope().value())
        .param("reason", pause.reason())
        .param("by", pause.by().value())
        .param("at", utc(pause.since()))
        .update();
  }

  void end(UUID pause, Actor by, String reason, Instant at) {
    jdbc.sql("""
        update message_pause
        set open_on = null, ended_by = :by, ended_at = :at, end_reason = :reason
        where id = :id
        """)
        .param("by", by.user().value())
        .param("at", utc(at))
        .param("reason", reason)
        .param("id", pause)
        .update();
  }

  Optional<MessagePause> pause(UUID id) {
    return jdbc.sql("select * from message_pause where id = :id")
        .param("id", id)
        .query(JdbcClientMessages::pause)
        .optional();
  }

  Optional<MessagePause> standing(PauseScope scope) {
    return jdbc.sql("select * from message_pause where open_on = :scope")
        .param("scope", scope.value())
        .query(JdbcClientMessages::pause)
        .optional();
  }

  List<MessagePause> standing() {
    return jdbc.sql("select * from message_pause where open_on is not null order by paused_at, scope")
        .query(JdbcClientMessages::pause)
        .list();
  }

  void insert(UUID id, ClientMessage message, Instant at) {
    jdbc.sql("""
        insert into client_message (id, message_key, channel, client_id, process, business_key, step, state, queued_at)
        values (:id, :key, :channel, :client, :process, :businessKey, :step, 'WAITING', :at)
        """)
        .param("id", id)
        .param("key", message.key())
        .param("channel", message.channel().name())
        .param("client", message.client().value())
        .param("process", message.process())
        .param("businessKey", message.businessKey())
        .param("step", message.step().orElse(null), Types.VARCHAR)
        .param("at", utc(at))
        .update();
  }

  /** False when it is not in the queue, or was closed for good. */
  boolean close(String key, State state, Actor by, Optional<String> reason, Instant at) {
    return jdbc.sql("""
        update client_message
        set state = :state, closed_by = :by, closed_at = :at, reason = :reason
        where message_key = :key and state in ('WAITING', 'LET_GO')
        """)
        .param("state", state.name())
        .param("by", by.user().value())
        .param("at", utc(at))
        .param("reason", reason.orElse(null), Types.VARCHAR)
        .param("key", key)
        .update() == 1;
  }

  void waitsUntil(String key, Optional<Instant> until) {
    jdbc.sql(
        "update client_message set waits_until = :until where message_key = :key and state in ('WAITING', 'LET_GO')")
        .param("until", until.map(JdbcClientMessages::utc).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("key", key)
        .update();
  }

  /** The keys of what the case has in the queue. */
  List<String> waitingOf(String process, String businessKey) {
    return jdbc.sql("""
        select message_key
        from client_message
        where process = :process and business_key = :businessKey and state in ('WAITING', 'LET_GO')
        order by message_key
        """)
        .param("process", process)
        .param("businessKey", businessKey)
        .query(String.class)
        .list();
  }

  void letGo(String key, Actor by, String reason, Instant at) {
    close(key, State.LET_GO, by, Optional.of(reason), at);
  }

  Optional<QueuedMessage> find(String key) {
    return jdbc.sql("select * from client_message where message_key = :key")
        .param("key", key)
        .query(JdbcClientMessages::message)
        .optional();
  }

  Optional<QueuedMessage> find(UUID id) {
    return jdbc.sql("select * from client_message where id = :id")
        .param("id", id)
        .query(JdbcClientMessages::message)
        .optional();
  }

  List<QueuedMessage> queued(Optional<State> state) {
    return jdbc.sql("""
        select *
        from client_message
        where cast(:state as varchar(10)) is null or state = :state
        order by queued_at, message_key
        """)
        .param("state", state.map(State::name).orElse(null), Types.VARCHAR)
        .query(JdbcClientMessages::message)
        .list();
  }

  private static MessagePause pause(ResultSet row, int index) throws SQLException {
    return new MessagePause(
        row.getObject("id", UUID.class),
        new PauseScope(row.getString("scope")),
        row.getString("reason"),
        new UserId(row.getString("paused_by")),
        instant(row, "paused_at").orElseThrow(),
        instant(row, "ended_at"));
  }

  private static QueuedMessage message(ResultSet row, int index) throws SQLException {
    var message = new ClientMessage(
        row.getString("message_key"),
        Channel.valueOf(row.getString("channel")),
        new ClientId(row.getString("client_id")),
        row.getString("process"),
        row.getString("business_key"),
        Optional.ofNullable(row.getString("step")));
    return new QueuedMessage(
        row.getObject("id", UUID.class),
        message,
        State.valueOf(row.getString("state")),
        instant(row, "queued_at").orElseThrow(),
        instant(row, "waits_until"),
        Optional.ofNullable(row.getString("closed_by")).map(UserId::new),
        instant(row, "closed_at"),
        Optional.ofNullable(row.getString("reason")));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
