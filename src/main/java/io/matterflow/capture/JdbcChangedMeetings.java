package io.matterflow.capture;

import static io.matterflow.capture.Columns.instant;
import static io.matterflow.capture.Columns.optionalInteger;
import static io.matterflow.capture.Columns.optionalText;
import static io.matterflow.capture.Columns.utc;

import io.matterflow.capture.ChangedMeeting.Answered;
import io.matterflow.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Questions about meetings in the table {@code changed_meeting}, one for each. */
@Repository
class JdbcChangedMeetings {

  private final JdbcClient jdbc;

  JdbcChangedMeetings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** In place of what was asked about the same meeting before. */
  void put(ChangedMeeting meeting, Instant raisedAt) {
    jdbc.sql("delete from changed_meeting where signal_id = :signal")
        .param("signal", meeting.signal().value())
        .update();
    jdbc.sql("""
            insert into changed_meeting (signal_id, prompt_id, status, starts_at, seconds, raised_at)
            values (:signal, :prompt, :status, :startsAt, :seconds, :raisedAt)
            """)
        .param("signal", meeting.signal().value())
        .param("prompt", meeting.prompt().value())
        .param("status", meeting.status())
        .param("startsAt", utc(meeting.startsAt()))
        .param("seconds", meeting.length().map(length -> (int) length.toSeconds()).orElse(null))
        .param("raisedAt", utc(raisedAt))
        .update();
  }

  Optional<ChangedMeeting> find(SignalId signal) {
    return jdbc.sql("select * from changed_meeting where signal_id = :signal")
        .param("signal", signal.value())
        .query((row, number) -> new ChangedMeeting(
            signal,
            new PromptId(row.getObject("prompt_id", UUID.class)),
            row.getString("status"),
            instant(row, "starts_at"),
            optionalInteger(row, "seconds").map(Duration::ofSeconds),
            optionalText(row, "answer").map(Answered::valueOf)))
        .optional();
  }

  void answer(SignalId signal, Answered answer, UserId by) {
    jdbc.sql("update changed_meeting set answer = :answer, answered_by = :by where signal_id = :signal")
        .param("answer", answer.name())
        .param("by", by.value())
        .param("signal", signal.value())
        .update();
  }
}
