package io.matterflow.rest;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes answers out of the table {@code idempotency_key}; the keys stay used. */
@Component
class JdbcStoredAnswers implements StoredAnswers {

  private final JdbcClient jdbc;

  JdbcStoredAnswers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void forget(String address) {
    jdbc.sql("""
            update idempotency_key
            set status = null, content_type = null, location = null, body = null, committed = true
            where answered_at is not null and scope like :scope
            """)
        .param("scope", "% POST " + address + "%")
        .update();
  }
}
