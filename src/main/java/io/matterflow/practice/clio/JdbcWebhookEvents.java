package io.matterflow.practice.clio;

import static io.matterflow.practice.clio.Moments.utc;

import io.matterflow.practice.clio.ClioWebhooks.Event;
import java.time.Duration;
import java.time.Instant;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What Clio told us, each once, together with the note that the record is to be read. */
class JdbcWebhookEvents {

  private static final Duration KEPT = Duration.ofDays(90);

  private final JdbcClient jdbc;
  private final JdbcToRead toRead;
  private final TransactionTemplate ownTransaction;

  JdbcWebhookEvents(JdbcClient jdbc, JdbcToRead toRead, TransactionTemplate ownTransaction) {
    this.jdbc = jdbc;
    this.toRead = toRead;
    this.ownTransaction = ownTransaction;
  }

  /**
   * An event that came before changes nothing; one that does not tell which change it was is always a reason to look.
   */
  void store(ClioStream stream, Event event, Instant now) {
    try {
      ownTransaction.executeWithoutResult(status -> {
        insert(event, now);
        toRead.note(stream, event.recordId(), now, now);
      });
    } catch (DuplicateKeyException toldBefore) {
      if (event.etag().isEmpty()) {
        toRead.note(stream, event.recordId(), now, now);
      }
    }
  }

  int forgetOld(Instant now) {
    return jdbc.sql("delete from clio_webhook_event where received_at < :before")
        .param("before", utc(now.minus(KEPT)))
        .update();
  }

  private void insert(Event event, Instant now) {
    jdbc.sql("""
            insert into clio_webhook_event (webhook_id, event, record_id, etag, received_at)
            values (:webhook, :event, :record, :etag, :now)
            """)
        .param("webhook", event.webhook())
        .param("event", event.name())
        .param("record", event.recordId())
        .param("etag", event.etag())
        .param("now", utc(now))
        .update();
  }
}
