package io.matterflow.books;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The runs that post to the accounting system. */
@Repository
class JdbcPostingRuns {

  private final JdbcClient jdbc;

  JdbcPostingRuns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(PostingRunId id, Instant dueAt) {
    jdbc.sql("insert into posting_run (id, due_at) values (:id, :dueAt)")
        .param("id", id.value())
        .param("dueAt", dueAt.atOffset(ZoneOffset.UTC))
        .update();
  }

  void begun(PostingRunId id, Instant at) {
    jdbc.sql("update posting_run set begun_at = :at where id = :id")
        .param("id", id.value())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  boolean isAnyPlanned() {
    return jdbc.sql("select count(*) from posting_run where begun_at is null").query(Integer.class).single() > 0;
  }
}
