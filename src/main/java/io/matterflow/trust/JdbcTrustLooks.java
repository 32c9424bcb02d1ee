package io.matterflow.trust;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
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

  /** When the look before this one began. */
  Optional<Instant> begunBefore(TrustLookId id) {
    return jdbc.sql("""
        select begun_at
        from trust_look
        where begun_at < (select begun_at from trust_look where id = :id)
        order by begun_at desc
        fetch first 1 rows only
        """)
        .param("id", id.value())
        .query((row, index) -> row.getObject("begun_at", OffsetDateTime.class).toInstant())
        .optional();
  }
}
