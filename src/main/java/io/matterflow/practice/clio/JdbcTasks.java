package io.matterflow.practice.clio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The tasks that were ever meant to be opened, committed before they go out, and what Clio called them. */
class JdbcTasks {

  private final JdbcClient jdbc;
  private final TransactionTemplate ownTransaction;

  JdbcTasks(JdbcClient jdbc, TransactionTemplate ownTransaction) {
    this.jdbc = jdbc;
    this.ownTransaction = ownTransaction;
  }

  Optional<Opening> find(String reference) {
    return jdbc.sql("""
            select reference, clio_user, clio_matter, tried_at, answered, clio_id
            from clio_task
            where reference = :reference
            """)
        .param("reference", reference)
        .query(JdbcTasks::opening)
        .optional();
  }

  /** Whether the product itself opened what Clio calls so. */
  boolean isOurs(long id) {
    return jdbc.sql("select count(*) from clio_task where clio_id = :id").param("id", id).query(Integer.class).single()
        > 0;
  }

  /** From now on it may be over there. */
  void trying(Opening opening) {
    ownTransaction.executeWithoutResult(status -> {
      if (update(opening) == 0) {
        insert(opening);
      }
    });
  }

  /** Clio has said what became of the last try. */
  void answered(String reference, Optional<Long> id) {
    ownTransaction.executeWithoutResult(status -> jdbc.sql("""
            update clio_task set answered = true, clio_id = :id where reference = :reference
            """)
        .param("id", id.orElse(null))
        .param("reference", reference)
        .update());
  }

  private int update(Opening opening) {
    return statement("""
        update clio_task
        set clio_user = :user, clio_matter = :matter, tried_at = :triedAt, answered = false, clio_id = null
        where reference = :reference
        """, opening);
  }

  private void insert(Opening opening) {
    statement("""
        insert into clio_task (reference, clio_user, clio_matter, tried_at, answered)
        values (:reference, :user, :matter, :triedAt, false)
        """, opening);
  }

  private int statement(String sql, Opening opening) {
    return jdbc.sql(sql)
        .param("reference", opening.reference())
        .param("user", opening.user())
        .param("matter", opening.matter())
        .param("triedAt", opening.triedAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  private static Opening opening(ResultSet row, int number) throws SQLException {
    return new Opening(
        row.getString("reference"),
        row.getLong("clio_user"),
        row.getLong("clio_matter"),
        row.getObject("tried_at", OffsetDateTime.class).toInstant(),
        row.getBoolean("answered"),
        Optional.ofNullable(row.getObject("clio_id", Long.class)));
  }

  /** One task on its way, in Clio's own terms. */
  record Opening(String reference, long user, long matter, Instant triedAt, boolean answered, Optional<Long> id) {

    Mark mark() {
      return Mark.of(reference);
    }
  }
}
