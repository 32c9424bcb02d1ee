package io.matterflow.capture;

import static io.matterflow.capture.Columns.utc;

import io.matterflow.kernel.TimekeeperId;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What timekeepers have chosen, in the table {@code prompt_choice}. */
@Repository
class JdbcPromptChoices {

  private final JdbcClient jdbc;

  JdbcPromptChoices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  PromptChoice of(TimekeeperId timekeeper) {
    return jdbc.sql("select mode from prompt_choice where timekeeper_id = :timekeeper")
        .param("timekeeper", timekeeper.value())
        .query((row, number) -> PromptChoice.valueOf(row.getString("mode")))
        .optional()
        .orElse(PromptChoice.AUTOMATIC);
  }

  /** Whether there was a choice to replace. */
  boolean replace(TimekeeperId timekeeper, PromptChoice choice, Instant at) {
    return jdbc.sql("""
            update prompt_choice set mode = :mode, changed_at = :at where timekeeper_id = :timekeeper
            """)
        .param("timekeeper", timekeeper.value())
        .param("mode", choice.name())
        .param("at", utc(at))
        .update() > 0;
  }

  void insert(TimekeeperId timekeeper, PromptChoice choice, Instant at) {
    jdbc.sql("insert into prompt_choice (timekeeper_id, mode, changed_at) values (:timekeeper, :mode, :at)")
        .param("timekeeper", timekeeper.value())
        .param("mode", choice.name())
        .param("at", utc(at))
        .update();
  }
}
