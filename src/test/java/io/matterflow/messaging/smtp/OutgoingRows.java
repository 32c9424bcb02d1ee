package io.matterflow.messaging.smtp;

import org.springframework.jdbc.core.JdbcTemplate;

/** What a test of a vendor leaves behind would be known to the next. */
public final class OutgoingRows {

  private OutgoingRows() {}

  public static void forget(JdbcTemplate rows) {
    rows.update("delete from outgoing_recipient");
    rows.update("delete from outgoing_message");
    rows.update("delete from failing_address");
  }
}
