package io.matterflow.books;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whether the past was booked; the row is held, so that two nodes that start at once do it one after the other. */
@Repository
class JdbcPastInBooks {

  private final JdbcClient jdbc;

  JdbcPastInBooks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Holds the row until the transaction ends. */
  boolean isToBeBooked() {
    return jdbc.sql("select past_is_booked from journal_beginning for update")
        .query(Boolean.class)
        .list()
        .contains(false);
  }

  void booked() {
    jdbc.sql("update journal_beginning set past_is_booked = true").update();
  }
}
