package io.matterflow.capture;

import static io.matterflow.capture.Columns.utc;

import io.matterflow.kernel.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Corrections in the table {@code time_correction}; of one entry one after the other. */
@Repository
class JdbcTimeCorrections {

  private final JdbcClient jdbc;

  JdbcTimeCorrections(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Correction correction, UserId by, Instant at) {
    jdbc.sql("""
            insert into time_correction (id, entry_id, version, kind, asked_at, asked_by)
            values (:id, :entry, :version, :kind, :at, :by)
            """)
        .param("id", correction.id().value())
        .param("entry", correction.entry().value())
        .param("version", correction.version())
        .param("kind", correction.kind().name())
        .param("at", utc(at))
        .param("by", by.value())
        .update();
  }

  void done(TimeCorrectionId id, Instant at) {
    jdbc.sql("update time_correction set done_at = :at where id = :id")
        .param("at", utc(at))
        .param("id", id.value())
        .update();
  }

  /** The correction of an entry that the practice system does not have yet. */
  Optional<TimeCorrectionId> underWay(TimeEntryId entry) {
    return jdbc.sql("select id from time_correction where entry_id = :entry and done_at is null")
        .param("entry", entry.value())
        .query((row, number) -> new TimeCorrectionId(row.getObject("id", UUID.class)))
        .optional();
  }

  Optional<Correction> find(TimeCorrectionId id) {
    return jdbc.sql("select id, entry_id, version, kind from time_correction where id = :id")
        .param("id", id.value())
        .query((row, number) -> new Correction(
            new TimeCorrectionId(row.getObject("id", UUID.class)),
            new TimeEntryId(row.getObject("entry_id", UUID.class)),
            row.getInt("version"),
            Kind.valueOf(row.getString("kind"))))
        .optional();
  }

  enum Kind {
    ADD,
    AMEND,
    WITHDRAW
  }

  record Correction(TimeCorrectionId id, TimeEntryId entry, int version, Kind kind) {}
}
