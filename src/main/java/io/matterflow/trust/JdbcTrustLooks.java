package io.matterflow.trust;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The looks at the trust accounts, one for each night. */
@Repository
class JdbcTrustLooks {

  private final JdbcClient jdbc;

  JdbcTrustLooks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** False where one waits already. */
  boolean plan(TrustLookId id, Instant dueAt, Instant now) {
    return jdbc.sql("""
        insert into trust_look (id, due_at, planned_at)
        select cast(:id as uuid), cast(:dueAt as timestamp with time zone), cast(:now as timestamp with time zone)
        where not exists (select 1 from trust_look where begun_at is null or due_at = :dueAt)
        """)
        .param("id", id.value())
        .param("dueAt", dueAt.atOffset(ZoneOffset.UTC))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update() > 0;
  }

  /** False where it began before. */
  boolean begin(TrustLookId id, Instant now) {
    return jdbc.sql("update trust_look set begun_at = :now where id = :id and begun_at is null")
        .param("id", id.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update() == 1;
  }
}
