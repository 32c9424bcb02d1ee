package io.matterflow.capture;

import static io.matterflow.capture.Columns.instant;
import static io.matterflow.capture.Columns.optionalText;
import static io.matterflow.capture.Columns.utc;

import io.matterflow.capture.BilledThere.Answered;
import io.matterflow.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code time_billed_there}, and the mark on {@code time_entry} by which bills pass an entry over. */
@Repository
class JdbcBilledThere {

  private final JdbcClient jdbc;

  JdbcBilledThere(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Holds the entry's row, so that a bill that is about to claim it looks again; false when one of our invoices has it.
   */
  boolean mark(TimeEntryId entry, boolean billedThere) {
    return jdbc.sql("update time_entry set billed_there = :mark where id = :id and billed = false")
        .param("mark", billedThere)
        .param("id", entry.value())
        .update() == 1;
  }

  void insert(BilledThere told) {
    jdbc.sql("""
            insert into time_billed_there (id, entry_id, practice_system, raised_at)
            values (:id, :entry, :system, :raisedAt)
            """)
        .param("id", told.id().value())
        .param("entry", told.entry().value())
        .param("system", told.system())
        .param("raisedAt", utc(told.raisedAt()))
        .update();
  }

  /** False when somebody has said otherwise meanwhile. */
  boolean answer(BilledThere before, Answered answer, Optional<String> reason, UserId by, Instant at) {
    return jdbc.sql("""
            update time_billed_there set answer = :answer, reason = :reason, answered_at = :at, answered_by = :by
            where id = :id and coalesce(answer, '') = :before
            """)
        .param("answer", answer.name())
        .param("reason", reason.orElse(null), Types.VARCHAR)
        .param("at", utc(at))
        .param("by", by.value())
        .param("id", before.id().value())
        .param("before", before.answer().map(Answered::name).orElse(""))
        .update() == 1;
  }

  Optional<BilledThere> find(BilledThereId id) {
    return jdbc.sql("select * from time_billed_there where id = :id")
        .param("id", id.value())
        .query((row, number) -> told(row))
        .optional();
  }

  /** What was told last of the entry. */
  Optional<BilledThere> last(TimeEntryId entry) {
    return jdbc.sql(
        "select * from time_billed_there where entry_id = :entry order by raised_at desc, id fetch first 1 rows only")
        .param("entry", entry.value())
        .query((row, number) -> told(row))
        .optional();
  }

  /** All that waits for an answer, oldest first. */
  List<BilledThere> open() {
    return jdbc.sql("select * from time_billed_there where answer is null order by raised_at, id")
        .query((row, number) -> told(row))
        .list();
  }

  /** Which of these entries no bill may take. */
  Set<TimeEntryId> among(Collection<TimeEntryId> entries) {
    return entries.isEmpty()
        ? Set.of()
        : jdbc.sql("select id from time_entry where billed_there = true and id in (:ids)")
        .param("ids", entries.stream().map(TimeEntryId::value).toList())
        .query((row, number) -> new TimeEntryId(row.getObject("id", UUID.class)))
        .set();
  }

  private static BilledThere told(ResultSet row) throws SQLException {
    return new BilledThere(
        new BilledThereId(row.getObject("id", UUID.class)),
        new TimeEntryId(row.getObject("entry_id", UUID.class)),
        row.getString("practice_system"),
        instant(row, "raised_at"),
        optionalText(row, "answer").map(Answered::valueOf));
  }
}
