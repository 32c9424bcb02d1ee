package io.matterflow.practice.clio;

import static io.matterflow.practice.clio.Moments.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Single records that are to be read again, and when. */
class JdbcToRead {

  private static final Duration FIRST_AGAIN = Duration.ofMinutes(15);
  private static final int LONGEST_AGAIN = 16;

  private final JdbcClient jdbc;
  private final TransactionTemplate nested;

  JdbcToRead(JdbcClient jdbc, TransactionTemplate ownTransaction) {
    this.jdbc = jdbc;
    this.nested = ownTransaction;
  }

  /** The record is worth reading from then on; what was noted earlier for an earlier time stays due then. */
  void note(ClioStream stream, long id, Instant now, Instant due) {
    if (hasten(stream, id, now, due) == 0) {
      try {
        nested.executeWithoutResult(status -> insert(stream, id, now, due));
      } catch (DuplicateKeyException notedMeanwhile) {
        hasten(stream, id, now, due);
      }
    }
  }

  /** The record could not be used: it is read again later, each time a little later. */
  void failed(ClioStream stream, long id, String why, Instant now) {
    note(stream, id, now, now.plus(FIRST_AGAIN));
    var tries = tries(stream, id);
    jdbc.sql("""
            update clio_to_read
            set tries = :tries, due_at = :due, failing_since = coalesce(failing_since, :now), failure_text = :why
            where stream = :stream and clio_id = :id
            """)
        .param("tries", tries + 1)
        .param("due", utc(now.plus(FIRST_AGAIN.multipliedBy(Math.min(1L << Math.min(tries, 10), LONGEST_AGAIN)))))
        .param("now", utc(now), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("why", new Trouble(Trouble.OURS, why).text())
        .param("stream", stream.name())
        .param("id", id)
        .update();
  }

  /** Read, unless it was noted again meanwhile. */
  void done(ToRead read) {
    jdbc.sql("delete from clio_to_read where stream = :stream and clio_id = :id and noted_at = :notedAt")
        .param("stream", read.stream().name())
        .param("id", read.id())
        .param("notedAt", utc(read.notedAt()))
        .update();
  }

  /** A list has brought the record, and it fits now. */
  void fits(ClioStream stream, long id) {
    jdbc.sql("delete from clio_to_read where stream = :stream and clio_id = :id and failing_since is not null")
        .param("stream", stream.name())
        .param("id", id)
        .update();
  }

  List<ToRead> due(Instant now, int limit) {
    return jdbc
        .sql("select * from clio_to_read where due_at <= :now order by due_at, clio_id fetch first :limit rows only")
        .param("now", utc(now))
        .param("limit", limit)
        .query(JdbcToRead::toRead)
        .list();
  }

  List<ToRead> failing(int limit) {
    return jdbc.sql("""
            select * from clio_to_read where failing_since is not null
            order by failing_since, clio_id fetch first :limit rows only
            """)
        .param("limit", limit)
        .query(JdbcToRead::toRead)
        .list();
  }

  private int hasten(ClioStream stream, long id, Instant now, Instant due) {
    return jdbc.sql("""
            update clio_to_read
            set noted_at = :now, due_at = case when due_at < :due then due_at else :due end
            where stream = :stream and clio_id = :id
            """)
        .param("now", utc(now))
        .param("due", utc(due))
        .param("stream", stream.name())
        .param("id", id)
        .update();
  }

  private void insert(ClioStream stream, long id, Instant now, Instant due) {
    jdbc.sql("insert into clio_to_read (stream, clio_id, noted_at, due_at, tries) values (:stream, :id, :now, :due, 0)")
        .param("stream", stream.name())
        .param("id", id)
        .param("now", utc(now))
        .param("due", utc(due))
        .update();
  }

  private int tries(ClioStream stream, long id) {
    return jdbc.sql("select tries from clio_to_read where stream = :stream and clio_id = :id")
        .param("stream", stream.name())
        .param("id", id)
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  private static ToRead toRead(ResultSet row, int number) throws SQLException {
    return new ToRead(
        ClioStream.valueOf(row.getString("stream")),
        row.getLong("clio_id"),
        Moments.in(row, "noted_at").orElseThrow(),
        Moments.in(row, "failing_since"),
        Optional.ofNullable(row.getString("failure_text")));
  }

  /** A record to be read, since when it does not fit, and why. */
  record ToRead(ClioStream stream, long id, Instant notedAt, Optional<Instant> failingSince, Optional<String> why) {}
}
