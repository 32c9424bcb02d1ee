package io.matterflow.audit;

import io.matterflow.audit.AuditTrail.AuditQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the trail: inserted and read, never changed. */
@Repository
class JdbcAuditRows {

  private static final String COLUMNS = """
      position, entity, entity_id, sequence, at, actor, act, before_values, after_values, text_digests, previous_hash, hash
      """;

  private static final int ROWS_AT_A_TIME = 2000;

  private final JdbcClient jdbc;
  private final NamedParameterJdbcOperations batches;
  private final JdbcTemplate streams;

  JdbcAuditRows(JdbcClient jdbc, NamedParameterJdbcOperations batches, DataSource database) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.streams = new JdbcTemplate(database);
    streams.setFetchSize(ROWS_AT_A_TIME);
  }

  /**
   * The newest row of a chain: its sequence and hash are what the next row continues. In the whole order of the index,
   * or H2 would read the whole chain.
   */
  Optional<AuditRow> head(String entity, String entityId) {
    return jdbc.sql("select " + COLUMNS + """
            from audit_entry
            where entity = :entity and entity_id = :entityId
            order by entity desc, entity_id desc, sequence desc
            fetch first 1 rows only
            """)
        .param("entity", entity)
        .param("entityId", entityId)
        .query(JdbcAuditRows::row)
        .optional();
  }

  /** The newest rows of several chains: one look into the index for each, however long the chain has grown. */
  List<AuditRow> heads(String entity, Collection<String> entityIds) {
    return jdbc.sql("select " + COLUMNS + """
            from (values :chains) chain (id)
            join audit_entry on entity = :entity and entity_id = chain.id
              and sequence = (
                select newest.sequence
                from audit_entry newest
                where newest.entity = :entity and newest.entity_id = chain.id
                order by newest.entity desc, newest.entity_id desc, newest.sequence desc
                fetch first 1 rows only)
            """)
        .param("entity", entity)
        .param("chains", entityIds.stream().map(id -> new Object[] {id}).toList())
        .query(JdbcAuditRows::row)
        .list();
  }

  void append(List<AuditRow> rows) {
    batches.batchUpdate("""
        insert into audit_entry
          (entity, entity_id, sequence, at, actor, act, before_values, after_values, text_digests, previous_hash, hash)
        values
          (:entity, :entityId, :sequence, :at, :actor, :act, :before, :after, :digests, :previousHash, :hash)
        """,
        rows.stream()
            .map(row -> new MapSqlParameterSource("entity", row.entity())
                .addValue("entityId", row.entityId())
                .addValue("sequence", row.sequence())
                .addValue("at", utc(row.at()))
                .addValue("actor", row.actor())
                .addValue("act", row.act())
                .addValue("before", row.beforeValues())
                .addValue("after", row.afterValues())
                .addValue("digests", row.textDigests())
                .addValue("previousHash", row.previousHash())
                .addValue("hash", row.hash()))
            .toArray(MapSqlParameterSource[]::new));
  }

  void appendText(String entity, String entityId, long sequence, String name, String salt, String words) {
    jdbc.sql("""
            insert into audit_text (entity, entity_id, sequence, name, salt, words)
            values (:entity, :entityId, :sequence, :name, :salt, :words)
            """)
        .param("entity", entity)
        .param("entityId", entityId)
        .param("sequence", sequence)
        .param("name", name)
        .param("salt", salt)
        .param("words", words)
        .update();
  }

  void deleteTexts(String entity, String entityId) {
    jdbc.sql("delete from audit_text where entity = :entity and entity_id = :entityId")
        .param("entity", entity)
        .param("entityId", entityId)
        .update();
  }

  Map<String, String> texts(AuditRow row) {
    var texts = new HashMap<String, String>();
    jdbc.sql("""
            select name, words
            from audit_text
            where entity = :entity and entity_id = :entityId and sequence = :sequence
            """)
        .param("entity", row.entity())
        .param("entityId", row.entityId())
        .param("sequence", row.sequence())
        .query((columns, number) -> texts.put(columns.getString("name"), columns.getString("words")))
        .list();
    return texts;
  }

  List<SaltedText> saltedTexts(AuditRow row) {
    return jdbc.sql("""
            select name, salt, words
            from audit_text
            where entity = :entity and entity_id = :entityId and sequence = :sequence
            order by name
            """)
        .param("entity", row.entity())
        .param("entityId", row.entityId())
        .param("sequence", row.sequence())
        .query((columns, number) ->
            new SaltedText(columns.getString("name"), columns.getString("salt"), columns.getString("words")))
        .list();
  }

  /** The newest rows that were written before the given position. */
  List<AuditRow> newest(AuditQuery query, long before, int limit) {
    return jdbc.sql("select " + COLUMNS + """
            from audit_entry
            where (:entity = '' or entity = :entity)
              and (:entityId = '' or entity_id = :entityId)
              and at >= :from and at < :to and position < :before
            order by position desc
            fetch first :limit rows only
            """)
        .param("entity", query.entity().orElse(""))
        .param("entityId", query.id().orElse(""))
        .param("from", utc(query.from().orElse(Instant.EPOCH)))
        .param("to", utc(query.to().orElse(Instant.parse("9999-12-31T00:00:00Z"))))
        .param("before", before)
        .param("limit", limit)
        .query(JdbcAuditRows::row)
        .list();
  }

  /** Every row, chain by chain, read as a stream. */
  void walk(Consumer<AuditRow> visitor) {
    try (var rows = streams.queryForStream("select " + COLUMNS + """
            from audit_entry
            order by entity, entity_id, sequence
            """, JdbcAuditRows::row)) {
      rows.forEach(visitor);
    }
  }

  /** The rows of one chain in their order, read as a stream that the caller closes. */
  Stream<AuditRow> chain(String entity, String entityId) {
    return streams.queryForStream("select " + COLUMNS + """
            from audit_entry
            where entity = ? and entity_id = ?
            order by sequence
            """, JdbcAuditRows::row, entity, entityId);
  }

  /** Where a text stands beside a row that knows of none, or beside no row. */
  List<Place> textsOfNoRow() {
    return jdbc.sql("""
            select distinct entity, entity_id, sequence
            from audit_text text
            where not exists (
              select 1 from audit_entry entry
              where entry.entity = text.entity and entry.entity_id = text.entity_id and entry.sequence = text.sequence
                and entry.text_digests <> '{}')
            order by entity, entity_id, sequence
            """)
        .query(Place.class)
        .list();
  }

  private static AuditRow row(ResultSet row, int number) throws SQLException {
    return new AuditRow(
        row.getLong("position"),
        row.getString("entity"),
        row.getString("entity_id"),
        row.getLong("sequence"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("actor"),
        row.getString("act"),
        row.getString("before_values"),
        row.getString("after_values"),
        row.getString("text_digests"),
        row.getString("previous_hash"),
        row.getString("hash"));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** A row by its chain and its place there. */
  record Place(String entity, String entityId, long sequence) {}

  /** What a person wrote, with the salt of its digest. */
  record SaltedText(String name, String salt, String words) {}
}
