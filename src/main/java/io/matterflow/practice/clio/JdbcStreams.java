package io.matterflow.practice.clio;

import static io.matterflow.practice.clio.Moments.utc;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far each list was read. */
class JdbcStreams {

  private final JdbcClient jdbc;

  JdbcStreams(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Makes the list this node's own until then; false while another one reads it. */
  boolean claim(ClioStream stream, Instant now, Instant until) {
    begin(stream, now);
    return jdbc.sql("update clio_stream set lease_until = :until where stream = :stream and lease_until <= :now")
        .param("until", utc(until))
        .param("stream", stream.name())
        .param("now", utc(now))
        .update() == 1;
  }

  void release(ClioStream stream, Instant now) {
    jdbc.sql("update clio_stream set lease_until = :now where stream = :stream")
        .param("now", utc(now))
        .param("stream", stream.name())
        .update();
  }

  Reading reading(ClioStream stream) {
    return jdbc.sql("select * from clio_stream where stream = :stream")
        .param("stream", stream.name())
        .query(JdbcStreams::reading)
        .single();
  }

  List<Reading> all() {
    return jdbc.sql("select * from clio_stream order by stream").query(JdbcStreams::reading).list();
  }

  /** The next page of a round that began then; after a restart it goes on there. */
  void bookmark(ClioStream stream, Instant began, URI nextPage, Instant leaseUntil) {
    jdbc.sql("""
            update clio_stream set began_at = :began, next_page = :nextPage, lease_until = :leaseUntil where stream = :stream
            """)
        .param("began", utc(began))
        .param("nextPage", nextPage.toString())
        .param("leaseUntil", utc(leaseUntil))
        .param("stream", stream.name())
        .update();
  }

  /** A page that Clio no longer knows: the round begins anew. */
  void forgetPage(ClioStream stream) {
    jdbc.sql("update clio_stream set began_at = null, next_page = null where stream = :stream")
        .param("stream", stream.name())
        .update();
  }

  /** Everything that changed before the round began was read. */
  void readThrough(ClioStream stream, Instant since, Instant now) {
    jdbc.sql("""
            update clio_stream
            set since = :since, began_at = null, next_page = null, read_at = :now,
                failing_since = null, failure = null, failure_text = null
            where stream = :stream
            """)
        .param("since", utc(since))
        .param("now", utc(now))
        .param("stream", stream.name())
        .update();
  }

  void called(ClioStream stream, Instant now) {
    jdbc.sql("update clio_stream set called_at = :now where stream = :stream")
        .param("now", utc(now))
        .param("stream", stream.name())
        .update();
  }

  void failed(ClioStream stream, Trouble trouble, Instant now) {
    jdbc.sql("""
            update clio_stream
            set failing_since = coalesce(failing_since, :now), failure = :failure, failure_text = :text
            where stream = :stream
            """)
        .param("now", utc(now), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("failure", trouble.kind())
        .param("text", trouble.text())
        .param("stream", stream.name())
        .update();
  }

  private void begin(ClioStream stream, Instant now) {
    try {
      jdbc.sql("""
              insert into clio_stream (stream, since, called_at, lease_until)
              select cast(:stream as varchar(20)), cast(:since as timestamp with time zone),
                cast(:now as timestamp with time zone), cast(:now as timestamp with time zone)
              where not exists (select 1 from clio_stream where stream = :stream)
              """)
          .param("stream", stream.name())
          .param("since", utc(stream.isFromTheBeginning() ? Instant.EPOCH : now))
          .param("now", utc(now))
          .update();
    } catch (DuplicateKeyException anotherNodeBeganIt) {
      // it is there, which is all that was wanted
    }
  }

  private static Reading reading(ResultSet row, int number) throws SQLException {
    @Nullable String nextPage = row.getString("next_page");
    return new Reading(
        ClioStream.valueOf(row.getString("stream")),
        Moments.in(row, "since").orElseThrow(),
        Moments.in(row, "began_at"),
        Optional.ofNullable(nextPage).map(URI::create),
        Moments.in(row, "read_at"),
        Moments.in(row, "called_at").orElseThrow(),
        Moments.in(row, "failing_since"),
        Trouble.of(row.getString("failure"), row.getString("failure_text")));
  }

  /** A list, how far it was read, and what is wrong with it. */
  record Reading(
      ClioStream stream,
      Instant since,
      Optional<Instant> beganAt,
      Optional<URI> nextPage,
      Optional<Instant> readAt,
      Instant calledAt,
      Optional<Instant> failingSince,
      Optional<Trouble> trouble) {}
}
