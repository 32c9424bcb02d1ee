package io.matterflow.practice.clio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What was meant to be posted, committed before it goes out: a kill afterwards leaves a trace of where to look. */
class JdbcPostings {

  private final JdbcClient jdbc;
  private final TransactionTemplate ownTransaction;

  JdbcPostings(JdbcClient jdbc, TransactionTemplate ownTransaction) {
    this.jdbc = jdbc;
    this.ownTransaction = ownTransaction;
  }

  Optional<Posting> find(String reference) {
    return jdbc.sql("""
            select reference, clio_user, clio_matter, work_date, seconds, tried_at, answered
            from clio_posting
            where reference = :reference
            """)
        .param("reference", reference)
        .query(JdbcPostings::posting)
        .optional();
  }

  /** Our reference for a mark; empty for a mark that was made before this database knew of it. */
  Optional<String> referenceOf(Mark mark) {
    return jdbc.sql("select reference from clio_posting where mark = :mark")
        .param("mark", mark.value())
        .query(String.class)
        .optional();
  }

  /** From now on it may be over there. */
  void trying(Posting posting) {
    ownTransaction.executeWithoutResult(status -> {
      if (update(posting) == 0) {
        insert(posting);
      }
    });
  }

  /** Clio has said what became of the last try. */
  void answered(String reference) {
    ownTransaction.executeWithoutResult(status -> jdbc.sql("""
            update clio_posting set answered = true where reference = :reference
            """)
        .param("reference", reference)
        .update());
  }

  private int update(Posting posting) {
    return statement("""
        update clio_posting
        set mark = :mark, clio_user = :user, clio_matter = :matter, work_date = :workDate, seconds = :seconds,
            tried_at = :triedAt, answered = false
        where reference = :reference
        """, posting);
  }

  private void insert(Posting posting) {
    statement("""
        insert into clio_posting (reference, mark, clio_user, clio_matter, work_date, seconds, tried_at, answered)
        values (:reference, :mark, :user, :matter, :workDate, :seconds, :triedAt, false)
        """, posting);
  }

  private int statement(String sql, Posting posting) {
    return jdbc.sql(sql)
        .param("reference", posting.reference())
        .param("mark", posting.mark().value())
        .param("user", posting.user())
        .param("matter", posting.matter())
        .param("workDate", posting.workDate())
        .param("seconds", posting.seconds())
        .param("triedAt", posting.triedAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  private static Posting posting(ResultSet row, int number) throws SQLException {
    return new Posting(
        row.getString("reference"),
        row.getLong("clio_user"),
        row.getLong("clio_matter"),
        row.getObject("work_date", LocalDate.class),
        row.getLong("seconds"),
        row.getObject("tried_at", OffsetDateTime.class).toInstant(),
        row.getBoolean("answered"));
  }

  /** One entry on its way, in Clio's own terms. */
  record Posting(
      String reference, long user, long matter, LocalDate workDate, long seconds, Instant triedAt, boolean answered) {

    Mark mark() {
      return Mark.of(reference);
    }
  }
}
