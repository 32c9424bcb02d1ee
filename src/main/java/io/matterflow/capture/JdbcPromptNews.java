package io.matterflow.capture;

import io.matterflow.kernel.TimekeeperId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What waits for people, counted. */
@Repository
class JdbcPromptNews {

  private final JdbcClient jdbc;

  JdbcPromptNews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whoever has a prompt to answer, an activity to place, or a prompt that expired. */
  List<TimekeeperId> timekeepers() {
    return jdbc.sql("""
            select timekeeper_id from time_prompt where state in ('OPEN', 'EXPIRED')
            union
            select timekeeper_id from activity_signal where state = 'ASKED' and timekeeper_id is not null
            order by 1
            """)
        .query((row, number) -> new TimekeeperId(row.getString("timekeeper_id")))
        .list();
  }

  Unanswered unanswered(TimekeeperId timekeeper) {
    return jdbc.sql("""
            select count(*) as prompts, min(work_date) as oldest,
              sum(case when minutes is null then 1 else 0 end) as without_minutes,
              sum(case when narrative = '' then 1 else 0 end) as without_narrative
            from time_prompt
            where timekeeper_id = :timekeeper and state = 'OPEN'
            """)
        .param("timekeeper", timekeeper.value())
        .query((row, number) -> unanswered(row))
        .single();
  }

  int expired(TimekeeperId timekeeper) {
    return jdbc.sql("select count(*) from time_prompt where timekeeper_id = :timekeeper and state = 'EXPIRED'")
        .param("timekeeper", timekeeper.value())
        .query(Integer.class)
        .single();
  }

  int questions(TimekeeperId timekeeper) {
    return jdbc.sql("select count(*) from activity_signal where timekeeper_id = :timekeeper and state = 'ASKED'")
        .param("timekeeper", timekeeper.value())
        .query(Integer.class)
        .single();
  }

  private static Unanswered unanswered(ResultSet row) throws SQLException {
    return new Unanswered(
        row.getInt("prompts"),
        Optional.ofNullable(row.getObject("oldest", LocalDate.class)),
        row.getInt("without_minutes"),
        row.getInt("without_narrative"));
  }

  record Unanswered(int prompts, Optional<LocalDate> oldest, int withoutMinutes, int withoutNarrative) {}
}
