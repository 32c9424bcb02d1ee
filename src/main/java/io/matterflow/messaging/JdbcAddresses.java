package io.matterflow.messaging;

import io.matterflow.messaging.Messages.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of addresses that are left alone. */
@Repository
class JdbcAddresses {

  private final JdbcClient jdbc;

  JdbcAddresses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<FailingAddress> find(Channel channel, String address) {
    return jdbc.sql("select * from failing_address where channel = :channel and address = :address")
        .param("channel", channel.name())
        .param("address", address)
        .query(JdbcAddresses::address)
        .optional();
  }

  List<FailingAddress> all() {
    return jdbc.sql("select * from failing_address order by since, address").query(JdbcAddresses::address).list();
  }

  Optional<FailingAddress> find(UUID id) {
    return jdbc.sql("select * from failing_address where id = :id")
        .param("id", id)
        .query(JdbcAddresses::address)
        .optional();
  }

  void forget(Channel channel, String address) {
    jdbc.sql("delete from failing_address where channel = :channel and address = :address")
        .param("channel", channel.name())
        .param("address", address)
        .update();
  }

  private static FailingAddress address(ResultSet row, int number) throws SQLException {
    return new FailingAddress(
        row.getObject("id", UUID.class),
        Channel.valueOf(row.getString("channel")),
        row.getString("address"),
        Failure.valueOf(row.getString("failure")),
        row.getString("failure_code"),
        row.getString("message_key"),
        row.getObject("since", OffsetDateTime.class).toInstant());
  }
}
