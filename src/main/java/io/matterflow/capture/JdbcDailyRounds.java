package io.matterflow.capture;

import static io.matterflow.capture.Columns.instant;
import static io.matterflow.capture.Columns.utc;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rounds in the table {@code daily_round}; its unique day makes a second one impossible. */
@Repository
class JdbcDailyRounds {

  private final JdbcClient jdbc;

  JdbcDailyRounds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(DailyRound round) {
    jdbc.sql("""
            insert into daily_round (id, round_day, due_at, nudge, state)
            values (:id, :day, :dueAt, :nudge, 'PLANNED')
            """)
        .param("id", round.id().value())
        .param("day", round.day())
        .param("dueAt", utc(round.dueAt()))
        .param("nudge", round.nudge())
        .update();
  }

  void begun(DailyRoundId id) {
    jdbc.sql("update daily_round set state = 'BEGUN' where id = :id").param("id", id.value()).update();
  }

  boolean isAnyPlanned() {
    return jdbc.sql("select count(*) from daily_round where state = 'PLANNED'").query(Integer.class).single() > 0;
  }

  Optional<LocalDate> lastDay() {
    return jdbc.sql("select round_day from daily_round order by round_day desc limit 1")
        .query(LocalDate.class)
        .optional();
  }

  DailyRound required(DailyRoundId id) {
    return jdbc.sql("select * from daily_round where id = :id")
        .param("id", id.value())
        .query((row, number) -> new DailyRound(
            new DailyRoundId(row.getObject("id", UUID.class)),
            row.getObject("round_day", LocalDate.class),
            instant(row, "due_at"),
            row.getBoolean("nudge")))
        .optional()
        .orElseThrow(() -> new IllegalStateException("there is no round " + id));
  }
}
