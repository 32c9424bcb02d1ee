package io.matterflow.capture;

import static io.matterflow.capture.Columns.instant;
import static io.matterflow.capture.Columns.optionalText;
import static io.matterflow.capture.Columns.utc;

import io.matterflow.capture.TimeQuestion.Answered;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Questions in the table {@code time_question}, one for each pair. */
@Repository
class JdbcTimeQuestions {

  private final JdbcClient jdbc;

  JdbcTimeQuestions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(TimeQuestion question) {
    jdbc.sql("""
            insert into time_question (id, entry_id, prompt_id, timekeeper_id, asked, raised_at)
            values (:id, :entry, :prompt, :timekeeper, :asked, :raisedAt)
            """)
        .param("id", question.id().value())
        .param("entry", question.entry().value())
        .param("prompt", question.prompt().value())
        .param("timekeeper", question.timekeeper().value())
        .param("asked", question.asked())
        .param("raisedAt", utc(question.raisedAt()))
        .update();
  }

  void asked(TimeQuestionId id) {
    jdbc.sql("update time_question set asked = true where id = :id")
        .param("id", id.value())
        .update();
  }

  /** False when it was answered before. */
  boolean answer(TimeQuestionId id, Answered answer, UserId by, Instant at) {
    return jdbc.sql("""
            update time_question set answer = :answer, answered_at = :at, answered_by = :by
            where id = :id and answer is null
            """)
        .param("answer", answer.name())
        .param("at", utc(at))
        .param("by", by.value())
        .param("id", id.value())
        .update() == 1;
  }

  Optional<TimeQuestion> find(TimeQuestionId id) {
    return jdbc.sql("select * from time_question where id = :id")
        .param("id", id.value())
        .query((row, number) -> question(row))
        .optional();
  }

  List<TimeQuestion> openOf(PromptId prompt) {
    return jdbc.sql("select * from time_question where prompt_id = :prompt and answer is null order by raised_at, id")
        .param("prompt", prompt.value())
        .query((row, number) -> question(row))
        .list();
  }

  List<TimeQuestion> openAbout(TimeEntryId entry) {
    return jdbc.sql("select * from time_question where entry_id = :entry and answer is null order by raised_at, id")
        .param("entry", entry.value())
        .query((row, number) -> question(row))
        .list();
  }

  /** All that was asked and not answered, oldest first. */
  List<TimeQuestion> open() {
    return jdbc.sql("select * from time_question where answer is null and asked = true order by raised_at, id")
        .query((row, number) -> question(row))
        .list();
  }

  /** Pairs with one of the given entries that are two pieces of work, as their timekeeper has answered. */
  Set<Set<TimeEntryId>> keptBoth(Collection<TimeEntryId> entries) {
    return jdbc.sql("""
            select question.entry_id, ours.id as ours from time_question question
            join time_entry ours on ours.prompt_id = question.prompt_id
            where question.answer = :answer and question.entry_id in (:entries)
            """)
        .param("answer", Answered.KEEP_BOTH.name())
        .param("entries", entries.stream().map(TimeEntryId::value).toList())
        .query((row, number) -> Set.of(
            new TimeEntryId(row.getObject("entry_id", UUID.class)), new TimeEntryId(row.getObject("ours", UUID.class))))
        .set();
  }

  private static TimeQuestion question(ResultSet row) throws SQLException {
    return new TimeQuestion(
        new TimeQuestionId(row.getObject("id", UUID.class)),
        new TimeEntryId(row.getObject("entry_id", UUID.class)),
        new PromptId(row.getObject("prompt_id", UUID.class)),
        new TimekeeperId(row.getString("timekeeper_id")),
        row.getBoolean("asked"),
        instant(row, "raised_at"),
        optionalText(row, "answer").map(Answered::valueOf));
  }
}
