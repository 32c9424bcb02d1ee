package io.matterflow.messaging;

import io.matterflow.kernel.ClientId;
import io.matterflow.messaging.Messages.Channel;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was let out to whom on which day. */
@Repository
class JdbcMessageDays {

  private static final int STRIPES = 16;

  private final JdbcClient jdbc;

  JdbcMessageDays(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Until the transaction ends nobody else counts for this client. */
  void holdGate(ClientId client) {
    jdbc.sql("select stripe from message_day_gate where stripe = :stripe for update")
        .param("stripe", Math.floorMod(client.value().hashCode(), STRIPES))
        .query(Integer.class)
        .single();
  }

  int othersOn(LocalDate day, String address, Channel channel, String key) {
    return jdbc.sql("""
        select count(*)
        from client_message_day
        where on_day = :day and address = :address and channel = :channel and message_key <> :key
        """)
        .param("day", day)
        .param("address", address)
        .param("channel", channel.name())
        .param("key", key)
        .query(Integer.class)
        .single();
  }

  void count(ClientMessage message, String address, LocalDate day) {
    jdbc.sql("""
        insert into client_message_day (message_key, channel, address, on_day)
        select :key, :channel, :address, :day
        where not exists (
          select 1 from client_message_day where message_key = :key and address = :address and on_day = :day)
        """)
        .param("key", message.key())
        .param("channel", message.channel().name())
        .param("address", address)
        .param("day", day)
        .update();
  }
}
