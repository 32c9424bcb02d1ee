package io.matterflow.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The checkpoints and the heads that they seal. */
@Repository
class JdbcCheckpoints {

  private final JdbcClient jdbc;

  JdbcCheckpoints(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Checkpoint> newest() {
    return jdbc.sql("""
            select id, sealed_at, heads, digest
            from audit_checkpoint
            order by id desc
            fetch first 1 rows only
            """)
        .query(Checkpoint.class)
        .optional();
  }

  List<Checkpoint> all() {
    return jdbc.sql("select id, sealed_at, heads, digest from audit_checkpoint order by id")
        .query(Checkpoint.class)
        .list();
  }

  /** The heads that no checkpoint has sealed yet, whenever their rows were committed. */
  List<Head> unsealedHeads() {
    return jdbc.sql("""
            select entry.entity, entry.entity_id, entry.sequence, entry.hash
            from audit_entry entry
            where not exists (
                select 1 from audit_entry later
                where later.entity = entry.entity and later.entity_id = entry.entity_id and later.sequence > entry.sequence)
              and not exists (
                select 1 from audit_checkpoint_head sealed
                where sealed.entity = entry.entity and sealed.entity_id = entry.entity_id
                  and sealed.sequence = entry.sequence)
            order by entry.entity, entry.entity_id
            """)
        .query(Head.class)
        .list();
  }

  List<Head> headsOf(long checkpoint) {
    return jdbc.sql("""
            select entity, entity_id, sequence, hash
            from audit_checkpoint_head
            where checkpoint_id = :checkpoint
            order by entity, entity_id
            """)
        .param("checkpoint", checkpoint)
        .query(Head.class)
        .list();
  }

  /** Sealed heads whose row is gone or changed: a cut tail, a removed chain. */
  List<Head> unfounded() {
    return jdbc.sql("""
            select head.entity, head.entity_id, head.sequence, head.hash
            from audit_checkpoint_head head
            where not exists (
              select 1 from audit_entry entry
              where entry.entity = head.entity and entry.entity_id = head.entity_id
                and entry.sequence = head.sequence and entry.hash = head.hash)
            order by head.entity, head.entity_id, head.sequence
            """)
        .query(Head.class)
        .list();
  }

  void seal(Instant at, List<Head> heads, String digest) {
    jdbc.sql("""
            insert into audit_checkpoint (sealed_at, heads, digest)
            values (:at, :heads, :digest)
            """)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("heads", heads.size())
        .param("digest", digest)
        .update();
    var checkpoint = newest().orElseThrow().id();
    for (var head : heads) {
      jdbc.sql("""
              insert into audit_checkpoint_head (checkpoint_id, entity, entity_id, sequence, hash)
              values (:checkpoint, :entity, :entityId, :sequence, :hash)
              """)
          .param("checkpoint", checkpoint)
          .param("entity", head.entity())
          .param("entityId", head.entityId())
          .param("sequence", head.sequence())
          .param("hash", head.hash())
          .update();
    }
  }

  /** A seal over the heads that had grown since the one before it. */
  record Checkpoint(long id, Instant sealedAt, int heads, String digest) {}

  /** The newest row of a chain at the time of a seal. */
  record Head(String entity, String entityId, long sequence, String hash) {}
}
