package io.matterflow.engine;

import io.matterflow.engine.Effects.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code effect}; each change holds only while the row is still of the generation that was read. */
class JdbcEffectRows {

  private final JdbcClient jdbc;

  JdbcEffectRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A second insert of the same key is refused by the primary key. */
  void insert(EffectKey key, State state, Instant now, Instant leaseUntil) {
    jdbc.sql("""
            insert into effect (effect_key, kind, state, generation, attempts, lease_until, created_at, changed_at)
            values (:key, :kind, :state, 1, :attempts, :leaseUntil, :now, :now)
            """)
        .param("key", key.value())
        .param("kind", key.kind())
        .param("state", state.name())
        .param("attempts", state == State.SENDING ? 1 : 0)
        .param("leaseUntil", utc(leaseUntil))
        .param("now", utc(now))
        .update();
  }

  Optional<EffectRow> find(EffectKey key) {
    return jdbc.sql("""
            select effect_key, state, generation, attempts, lease_until, vendor_id, changed_at
            from effect
            where effect_key = :key
            """)
        .param("key", key.value())
        .query(JdbcEffectRows::row)
        .optional();
  }

  List<EffectRow> in(State state, int limit) {
    return jdbc.sql("""
            select effect_key, state, generation, attempts, lease_until, vendor_id, changed_at
            from effect
            where state = :state
            order by changed_at
            fetch first :limit rows only
            """)
        .param("state", state.name())
        .param("limit", limit)
        .query(JdbcEffectRows::row)
        .list();
  }

  /** Claims a row that is not being sent; false when somebody was quicker. */
  boolean claim(EffectRow seen, Instant now, Instant leaseUntil) {
    return jdbc.sql("""
            update effect
            set state = 'SENDING', generation = generation + 1, attempts = attempts + 1,
              lease_until = :leaseUntil, changed_at = :now
            where effect_key = :key and generation = :generation and state = :state
            """)
        .param("leaseUntil", utc(leaseUntil))
        .param("now", utc(now))
        .param("key", seen.key().value())
        .param("generation", seen.generation())
        .param("state", seen.state().name())
        .update() == 1;
  }

  /** Answers a claim; false when the claim is no longer ours. */
  boolean answer(
      EffectKey key,
      int generation,
      State state,
      Optional<String> vendorId,
      Optional<String> settledBy,
      Instant now) {
    return jdbc.sql("""
            update effect
            set state = :state, vendor_id = :vendorId, settled_by = :settledBy, changed_at = :now
            where effect_key = :key and generation = :generation and state <> 'CONFIRMED'
            """)
        .param("state", state.name())
        .param("vendorId", vendorId.orElse(null))
        .param("settledBy", settledBy.orElse(null))
        .param("now", utc(now))
        .param("key", key.value())
        .param("generation", generation)
        .update() == 1;
  }

  private static EffectRow row(ResultSet row, int number) throws SQLException {
    return new EffectRow(
        new EffectKey(row.getString("effect_key")),
        State.valueOf(row.getString("state")),
        row.getInt("generation"),
        row.getInt("attempts"),
        row.getObject("lease_until", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getString("vendor_id")),
        row.getObject("changed_at", OffsetDateTime.class).toInstant());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
