package io.matterflow.capture;

import static io.matterflow.capture.Columns.utc;

import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lock under which signals of one piece of work are put together, and what that changes on a prompt. */
@Repository
class JdbcJointWork {

  private final JdbcClient jdbc;

  JdbcJointWork(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Until the transaction ends nobody else puts together what this person did about this thing on this day. Two that
   * begin it at once collide on the key, and the later one is taken again.
   */
  void lock(ActivitySignal signal, LocalDate day) {
    var key = Fingerprint.of("WORK", "%s %s %s %s".formatted(
        signal.trace().thing().orElseThrow(),
        signal.standing().timekeeper().map(TimekeeperId::value).orElseThrow(),
        signal.standing().matter().map(MatterId::value).orElseThrow(),
        day));
    jdbc.sql("""
            insert into joint_work (work_key, work_date)
            select :key, :day where not exists (select 1 from joint_work where work_key = :key)
            """)
        .param("key", key)
        .param("day", day)
        .update();
    jdbc.sql("select work_key from joint_work where work_key = :key for update")
        .param("key", key)
        .query(String.class)
        .single();
  }

  void update(TimePrompt prompt) {
    jdbc.sql("""
            update time_prompt
            set started_at = :startedAt, raw_seconds = :rawSeconds, estimated = :estimated, minutes = :minutes,
              narrative = :narrative, possible_duplicates = :possibleDuplicates, further_minutes = :furtherMinutes,
              further_told = :furtherTold, further_signals = :furtherSignals, further_signals_told = :furtherSignalsTold
            where id = :id
            """)
        .param("id", prompt.id().value())
        .param("startedAt", utc(prompt.startedAt()))
        .param("rawSeconds", prompt.raw().map(raw -> (int) raw.toSeconds()).orElse(null))
        .param("estimated", prompt.estimated())
        .param("minutes", prompt.draft().minutes().orElse(null))
        .param("narrative", prompt.draft().narrative())
        .param("possibleDuplicates", Json.text(prompt.possibleDuplicates()))
        .param("furtherMinutes", prompt.further().minutes().orElse(null))
        .param("furtherTold", prompt.further().told().minutes())
        .param("furtherSignals", prompt.further().signals())
        .param("furtherSignalsTold", prompt.further().told().signals())
        .update();
  }

  /** The prompt goes on in the case of another one of its signals. */
  void handOver(PromptId prompt, SignalId heir) {
    jdbc.sql("update time_prompt set signal_id = :heir where id = :id and state = 'OPEN'")
        .param("heir", heir.value())
        .param("id", prompt.value())
        .update();
  }

  /** An open prompt that another one has taken in. */
  void delete(PromptId prompt) {
    jdbc.sql("delete from time_prompt where id = :id and state = 'OPEN'").param("id", prompt.value()).update();
  }
}
