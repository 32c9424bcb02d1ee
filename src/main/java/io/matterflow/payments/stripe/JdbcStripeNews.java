package io.matterflow.payments.stripe;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What Stripe told, each once, and what is to be read there because of it. */
class JdbcStripeNews {

  private static final Duration KEPT = Duration.ofDays(90);
  private static final Duration FIRST_AGAIN = Duration.ofMinutes(1);
  private static final int LONGEST_AGAIN = 60;
  private static final String EVENTS = "events";
  private static final int LONGEST_TEXT = 400;

  private final JdbcClient jdbc;
  private final TransactionTemplate ownTransaction;

  JdbcStripeNews(JdbcClient jdbc, TransactionTemplate ownTransaction) {
    this.jdbc = jdbc;
    this.ownTransaction = ownTransaction;
  }

  /** Keeps the event and notes its object, in one transaction; an event that came before changes nothing. */
  void store(String event, String kind, String object, Instant now) {
    try {
      ownTransaction.executeWithoutResult(status -> {
        jdbc.sql("""
                insert into stripe_event (event_id, kind, object_id, received_at) values (:event, :kind, :object, :now)
                """)
            .param("event", event)
            .param("kind", kind)
            .param("object", object)
            .param("now", utc(now))
            .update();
        note(object, now);
      });
    } catch (DuplicateKeyException toldBefore) {
      // told before, or its object was noted at the same moment: the next look brings both
      ownTransaction.executeWithoutResult(status -> hasten(object, now));
    }
  }

  boolean isKnown(String event) {
    return jdbc.sql("select count(*) from stripe_event where event_id = :event")
        .param("event", event)
        .query(Integer.class)
        .single() > 0;
  }

  /** The object is worth reading now, whoever else says so at the same moment. */
  void noteOnce(String object, Instant now) {
    try {
      ownTransaction.executeWithoutResult(status -> note(object, now));
    } catch (DuplicateKeyException notedMeanwhile) {
      ownTransaction.executeWithoutResult(status -> hasten(object, now));
    }
  }

  private void note(String object, Instant now) {
    if (hasten(object, now) == 0) {
      jdbc.sql("insert into stripe_to_read (object_id, noted_at, due_at, tries) values (:object, :now, :now, 0)")
          .param("object", object)
          .param("now", utc(now))
          .update();
    }
  }

  private int hasten(String object, Instant now) {
    return jdbc.sql("update stripe_to_read set noted_at = :now, due_at = :now where object_id = :object")
        .param("now", utc(now))
        .param("object", object)
        .update();
  }

  List<ToRead> due(Instant now, int limit) {
    return jdbc
        .sql(
            "select * from stripe_to_read where due_at <= :now order by due_at, object_id fetch first :limit rows only")
        .param("now", utc(now))
        .param("limit", limit)
        .query(JdbcStripeNews::toRead)
        .list();
  }

  List<ToRead> failing() {
    return jdbc.sql("select * from stripe_to_read where failing_since is not null order by failing_since, object_id")
        .query(JdbcStripeNews::toRead)
        .list();
  }

  /** Read, unless it was noted again meanwhile. */
  void done(ToRead read) {
    jdbc.sql("delete from stripe_to_read where object_id = :object and noted_at = :noted")
        .param("object", read.object())
        .param("noted", utc(read.notedAt()))
        .update();
  }

  /** It could not be read or used: again later, each time a little later. */
  void failed(ToRead read, String why, Instant now) {
    jdbc.sql("""
            update stripe_to_read
            set tries = tries + 1, due_at = :due, failing_since = coalesce(failing_since, :now), failure_text = :why
            where object_id = :object
            """)
        .param("due",
            utc(now.plus(FIRST_AGAIN.multipliedBy(Math.min(1L << Math.min(read.tries(), 10), LONGEST_AGAIN)))))
        .param("now", utc(now), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("why", shortened(why))
        .param("object", read.object())
        .update();
  }

  /** Up to when Stripe's list of events was read; empty before the first time. */
  Optional<Reading> reading() {
    return jdbc.sql("select * from stripe_reading where name = :name")
        .param("name", EVENTS)
        .query((row, number) -> new Reading(
            moment(row, "read_to").orElseThrow(), moment(row, "failing_since"),
            Optional.ofNullable(row.getString("failure_text"))))
        .optional();
  }

  void readTo(Instant moment) {
    if (jdbc.sql("""
            update stripe_reading set read_to = :moment, failing_since = null, failure_text = null where name = :name
            """)
        .param("moment", utc(moment)).param("name", EVENTS).update() == 0) {
      begin(moment);
    }
  }

  void readingFailed(String why, Instant now) {
    if (reading().isEmpty()) {
      begin(now);
    }
    jdbc.sql("""
            update stripe_reading set failing_since = coalesce(failing_since, :now), failure_text = :why where name = :name
            """)
        .param("now", utc(now), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("why", shortened(why))
        .param("name", EVENTS)
        .update();
  }

  int forgetOld(Instant now) {
    return jdbc.sql("delete from stripe_event where received_at < :before")
        .param("before", utc(now.minus(KEPT)))
        .update();
  }

  private void begin(Instant moment) {
    try {
      ownTransaction.executeWithoutResult(status ->
          jdbc.sql("insert into stripe_reading (name, read_to) values (:name, :moment)")
              .param("name", EVENTS)
              .param("moment", utc(moment))
              .update());
    } catch (DuplicateKeyException begunMeanwhile) {
      // another node has begun
    }
  }

  private static ToRead toRead(ResultSet row, int number) throws SQLException {
    return new ToRead(
        row.getString("object_id"),
        moment(row, "noted_at").orElseThrow(),
        row.getInt("tries"),
        moment(row, "failing_since"),
        Optional.ofNullable(row.getString("failure_text")));
  }

  private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }

  private static String shortened(String text) {
    return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
  }

  /** A payment or a checkout that is to be read, and how that went so far. */
  record ToRead(String object, Instant notedAt, int tries, Optional<Instant> failingSince, Optional<String> why) {}

  /** How far the list of events was read. */
  record Reading(Instant readTo, Optional<Instant> failingSince, Optional<String> why) {}
}
