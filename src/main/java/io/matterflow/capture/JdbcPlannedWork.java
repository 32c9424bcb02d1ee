package io.matterflow.capture;

import static io.matterflow.capture.Columns.optionalInstant;
import static io.matterflow.capture.Columns.optionalInteger;
import static io.matterflow.capture.Columns.utc;

import io.matterflow.capture.Happening.Revision;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What calendars said of their events, in the table {@code telling}, and what a newer word changes elsewhere. */
@Repository
class JdbcPlannedWork {

  private static final String INSERT = """
      insert into telling (signal_id, id, content, sequence, updated_at, status, in_force, told_at)
      select :signal, :id, :content, :sequence, :updatedAt, :status, :inForce, :toldAt
      where not exists (select 1 from telling where signal_id = :signal and id = :id)
      """;

  private final JdbcClient jdbc;
  private final NamedParameterJdbcOperations batches;

  JdbcPlannedWork(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** The first word about each of these events. */
  void insertFirst(Collection<Telling> tellings, Instant toldAt) {
    if (!tellings.isEmpty()) {
      batches.batchUpdate(INSERT, tellings.stream()
          .map(telling -> row(telling, toldAt).addValue("inForce", true))
          .toArray(MapSqlParameterSource[]::new));
    }
  }

  /** False when the same was said before. The caller holds the signal's lock. */
  boolean insert(Telling telling, Instant toldAt) {
    return batches.update(INSERT, row(telling, toldAt).addValue("inForce", false)) == 1;
  }

  Optional<Telling> inForce(SignalId signal) {
    return jdbc.sql("select * from telling where signal_id = :signal and in_force = true")
        .param("signal", signal.value())
        .query((row, number) -> new Telling(
            new SignalId(row.getObject("signal_id", UUID.class)),
            row.getString("content"),
            new Revision(optionalInteger(row, "sequence"), optionalInstant(row, "updated_at")),
            row.getString("status")))
        .optional();
  }

  void putInForce(Telling telling) {
    jdbc.sql("update telling set in_force = (id = :id) where signal_id = :signal")
        .param("id", telling.id())
        .param("signal", telling.signal().value())
        .update();
  }

  List<Instant> toldAt(SignalId signal) {
    return jdbc.sql("select distinct told_at from telling where signal_id = :signal")
        .param("signal", signal.value())
        .query((row, number) -> Columns.instant(row, "told_at"))
        .list();
  }

  void forget(SignalId signal) {
    jdbc.sql("delete from telling where signal_id = :signal").param("signal", signal.value()).update();
  }

  /** When it is, and how long, by the newer word; its words, where they were erased, are there again. */
  void retell(ActivitySignal signal) {
    jdbc.sql("""
            update activity_signal
            set happened_at = :at, duration_seconds = :seconds, calendar_status = :status, words = :words, erased = false
            where id = :id
            """)
        .param("at", utc(signal.at()))
        .param("seconds", signal.duration().map(length -> (int) length.toSeconds()).orElse(null))
        .param("status", signal.calendarStatus())
        .param("words", signal.words())
        .param("id", signal.id().value())
        .update();
  }

  void retell(TimePrompt prompt) {
    jdbc.sql("""
            update time_prompt set work_date = :workDate, started_at = :startedAt, raw_seconds = :rawSeconds where id = :id
            """)
        .param("workDate", prompt.workDate())
        .param("startedAt", utc(prompt.startedAt()))
        .param("rawSeconds", prompt.raw().map(raw -> (int) raw.toSeconds()).orElse(null))
        .param("id", prompt.id().value())
        .update();
  }

  /** False when the prompt was approved before, so that something may still point to it. */
  boolean withdraw(PromptId prompt) {
    return jdbc.sql("""
            delete from time_prompt
            where id = :id and state = 'OPEN'
              and not exists (select 1 from time_question where prompt_id = :id)
              and not exists (select 1 from time_entry where prompt_id = :id)
            """)
        .param("id", prompt.value())
        .update() == 1;
  }

  private static MapSqlParameterSource row(Telling telling, Instant toldAt) {
    return new MapSqlParameterSource("signal", telling.signal().value())
        .addValue("id", telling.id())
        .addValue("content", telling.content())
        .addValue("sequence", telling.revision().sequence().orElse(null))
        .addValue("updatedAt", telling.revision().updatedAt().map(Columns::utc).orElse(null))
        .addValue("status", telling.status())
        .addValue("toldAt", utc(toldAt));
  }
}
