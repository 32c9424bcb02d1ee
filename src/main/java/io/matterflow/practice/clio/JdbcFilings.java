package io.matterflow.practice.clio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The records that were ever meant to be filed, committed before they go out, and what Clio called them. */
class JdbcFilings {

  private final JdbcClient jdbc;
  private final TransactionTemplate ownTransaction;

  JdbcFilings(JdbcClient jdbc, TransactionTemplate ownTransaction) {
    this.jdbc = jdbc;
    this.ownTransaction = ownTransaction;
  }

  Optional<Tried> find(String reference) {
    return jdbc.sql("""
            select reference, clio_matter, tried_at, answered, clio_id
            from clio_filing
            where reference = :reference
            """)
        .param("reference", reference)
        .query(JdbcFilings::tried)
        .optional();
  }

  /** From now on it may be over there. */
  void trying(String reference, long matter, Instant at) {
    ownTransaction.executeWithoutResult(status -> {
      if (update(reference, matter, at) == 0) {
        insert(reference, matter, at);
      }
    });
  }

  /** Clio has said what became of the last try. */
  void answered(String reference, Optional<Long> id) {
    ownTransaction.executeWithoutResult(status -> jdbc.sql("""
            update clio_filing set answered = true, clio_id = :id where reference = :reference
            """)
        .param("id", id.orElse(null))
        .param("reference", reference)
        .update());
  }

  private int update(String reference, long matter, Instant at) {
    return statement("""
        update clio_filing
        set clio_matter = :matter, tried_at = :triedAt, answered = false, clio_id = null
        where reference = :reference
        """, reference, matter, at);
  }

  private void insert(String reference, long matter, Instant at) {
    statement("""
        insert into clio_filing (reference, clio_matter, tried_at, answered)
        values (:reference, :matter, :triedAt, false)
        """, reference, matter, at);
  }

  private int statement(String sql, String reference, long matter, Instant at) {
    return jdbc.sql(sql)
        .param("reference", reference)
        .param("matter", matter)
        .param("triedAt", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static Tried tried(ResultSet row, int number) throws SQLException {
    return new Tried(
        row.getString("reference"),
        row.getLong("clio_matter"),
        row.getObject("tried_at", OffsetDateTime.class).toInstant(),
        row.getBoolean("answered"),
        Optional.ofNullable(row.getObject("clio_id", Long.class)));
  }

  /** The last try of one record, in Clio's own terms. */
  record Tried(String reference, long matter, Instant at, boolean answered, Optional<Long> id) {}
}
