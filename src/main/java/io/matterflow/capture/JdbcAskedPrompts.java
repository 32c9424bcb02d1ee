package io.matterflow.capture;

import static io.matterflow.capture.Columns.utc;

import io.matterflow.kernel.TimekeeperId;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How prompts are asked, each as a task or all in the table of a day. */
@Repository
class JdbcAskedPrompts {

  private final JdbcClient jdbc;

  JdbcAskedPrompts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How the prompt is asked; it is stored as a task of its own. */
  void ask(PromptId id, PromptMode mode) {
    jdbc.sql("update time_prompt set asked = :asked where id = :id")
        .param("id", id.value())
        .param("asked", mode.name())
        .update();
  }

  /** A timekeeper's open prompts, locked until the transaction ends. */
  List<TimePrompt> lockedOpen(TimekeeperId timekeeper) {
    return jdbc.sql("""
            select * from time_prompt
            where timekeeper_id = :timekeeper and state = 'OPEN'
            order by id
            for update
            """)
        .param("timekeeper", timekeeper.value())
        .query((row, number) -> JdbcTimePrompts.prompt(row))
        .list();
  }

  /** Whose open prompts wait for a review, having no task of their own. */
  List<TimekeeperId> awaitingReview() {
    return jdbc.sql("""
            select distinct timekeeper_id from time_prompt
            where state = 'OPEN' and asked = 'DAY_REVIEW'
            order by timekeeper_id
            """)
        .query((row, number) -> new TimekeeperId(row.getString("timekeeper_id")))
        .list();
  }

  /** What is open, and what was answered since the given moment; in the order of the day. */
  List<TimePrompt> underReview(TimekeeperId timekeeper, Instant since, int limit) {
    return jdbc.sql("""
            select * from time_prompt
            where timekeeper_id = :timekeeper
              and (state = 'OPEN' or (state in ('APPROVED', 'POSTED', 'REJECTED') and since >= :since))
            order by work_date, started_at, id
            limit :limit
            """)
        .param("timekeeper", timekeeper.value())
        .param("since", utc(since))
        .param("limit", limit)
        .query((row, number) -> JdbcTimePrompts.prompt(row))
        .list();
  }
}
