package io.matterflow.trust;

import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.UserId;
import io.matterflow.trust.Closing.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The closings of matters. A matter has one that is open: the table refuses a second. */
@Repository
class JdbcClosings {

  private final JdbcClient jdbc;

  JdbcClosings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Closing closing) {
    jdbc.sql("""
        insert into matter_closing (id, matter_id, open_on, payee, state, asked_by, asked_at, looked_from)
        values (:id, :matter, :matter, :payee, :state, :by, :at, :at)
        """)
        .param("id", closing.id().value())
        .param("matter", closing.matter().value())
        .param("payee", closing.payee())
        .param("state", closing.state().name())
        .param("by", closing.askedBy().value())
        .param("at", utc(closing.askedAt()))
        .update();
  }

  Optional<Closing> find(ClosingId id) {
    return jdbc.sql("select * from matter_closing where id = :id")
        .param("id", id.value())
        .query(JdbcClosings::closing)
        .optional();
  }

  /** As it stands, while nobody else changes it. */
  Optional<Closing> lock(ClosingId id) {
    return jdbc.sql("select * from matter_closing where id = :id for update").param("id", id.value())
        .query(JdbcClosings::closing).optional();
  }

  Optional<Closing> open(MatterId matter) {
    return jdbc.sql("select * from matter_closing where open_on = :matter").param("matter", matter.value())
        .query(JdbcClosings::closing).optional();
  }

  /** Whether it was signed that the matter may be closed, and nobody has asked for its closing since. */
  boolean isSignedOff(MatterId matter) {
    return jdbc.sql("""
        select count(*)
        from matter_closing closing
        where closing.matter_id = :matter and closing.state = 'CLEARED'
          and not exists (select 1 from matter_closing later
            where later.matter_id = closing.matter_id and later.id <> closing.id and later.asked_at >= closing.ended_at)
        """).param("matter", matter.value()).query(Integer.class).single() > 0;
  }

  /** The newest first. */
  List<Closing> search(Optional<MatterId> matter, int limit) {
    return jdbc.sql("""
        select * from matter_closing where :matter = '' or matter_id = :matter order by asked_at desc, id fetch first :limit rows only
        """).param("matter", matter.map(MatterId::value).orElse("")).param("limit", limit).query(JdbcClosings::closing).list();
  }

  /** What was refused before this moment has been looked into. */
  void lookFrom(ClosingId id, Instant at) {
    jdbc.sql("update matter_closing set looked_from = :at where id = :id")
        .param("at", utc(at))
        .param("id", id.value())
        .update();
  }

  void end(ClosingId id, State state, UserId by, Instant at) {
    jdbc.sql("update matter_closing set state = :state, open_on = null, ended_by = :by, ended_at = :at where id = :id")
        .param("state", state.name()).param("by", by.value()).param("at", utc(at)).param("id", id.value()).update();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static Closing closing(ResultSet row, int index) throws SQLException {
    return new Closing(
        new ClosingId(row.getObject("id", UUID.class)),
        new MatterId(row.getString("matter_id")),
        row.getString("payee"),
        State.valueOf(row.getString("state")),
        new UserId(row.getString("asked_by")),
        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
        row.getObject("looked_from", OffsetDateTime.class).toInstant());
  }
}
