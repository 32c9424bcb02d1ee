package io.matterflow.capture;

import static io.matterflow.capture.Columns.utc;

import io.matterflow.capture.ActivitySignal.Trace;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Erases old signals in {@code activity_signal}, with what else tells of them. */
@Repository
class JdbcSignalRetention {

  private static final String OF_A_GROUP = """
      select signal.id
      from activity_signal signal
      left join time_prompt prompt on prompt.id = signal.merged_into or prompt.signal_id = signal.id
      where signal.erased = false and signal.received_at < :before and signal.happened_at < :before and signal.state = :state
        and coalesce(prompt.state, '') = :promptState
      """;

  private final JdbcClient jdbc;

  JdbcSignalRetention(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Signals by where they stand and where their prompt stands, empty where they have none. */
  record Group(String state, String promptState) {}

  List<Group> groups() {
    return jdbc.sql("""
            select distinct signal.state, coalesce(prompt.state, '') as prompt_state
            from activity_signal signal
            left join time_prompt prompt on prompt.id = signal.merged_into or prompt.signal_id = signal.id
            where signal.erased = false
            order by 1, 2
            """)
        .query((row, number) -> new Group(row.getString("state"), row.getString("prompt_state")))
        .list();
  }

  int erase(Group group, Instant before) {
    run("delete from signal_answer where signal_id in (%s)".formatted(OF_A_GROUP), group, before);
    run("delete from telling where signal_id in (%s)".formatted(OF_A_GROUP), group, before);
    run("update time_prompt set narrative = '' where signal_id in (%s)".formatted(OF_A_GROUP), group, before);
    return jdbc.sql("""
            update activity_signal
            set subject = '', participants = :nobody, clues = :noClues, candidates = '[]', thing = null, message = null,
              erased = true
            where id in (%s)
            """.formatted(OF_A_GROUP))
        .param("nobody", Json.text(Trace.NONE.participants()))
        .param("noClues", Json.text(Trace.NONE.clues()))
        .param("before", utc(before))
        .param("state", group.state())
        .param("promptState", group.promptState())
        .update();
  }

  void forgetLocks(Instant before) {
    jdbc.sql("delete from joint_work where work_date < :day")
        .param("day", before.atOffset(ZoneOffset.UTC).toLocalDate())
        .update();
  }

  private void run(String sql, Group group, Instant before) {
    jdbc.sql(sql)
        .param("before", utc(before))
        .param("state", group.state())
        .param("promptState", group.promptState())
        .update();
  }
}
