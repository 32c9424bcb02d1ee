package io.matterflow.capture;

import static io.matterflow.capture.Columns.instant;
import static io.matterflow.capture.Columns.optionalInteger;
import static io.matterflow.capture.Columns.optionalText;
import static io.matterflow.capture.Columns.utc;

import com.fasterxml.jackson.core.type.TypeReference;
import io.matterflow.capture.ActivitySignal.Standing;
import io.matterflow.capture.ActivitySignal.Trace;
import io.matterflow.capture.IncomingActivity.EventKey;
import io.matterflow.capture.IncomingActivity.Participants;
import io.matterflow.engine.Decided.RuleReference;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Signals in the table {@code activity_signal}. Its unique keys, not a look before the insert, tell a signal sent
 * twice.
 */
@Repository
class JdbcSignals {

  private final JdbcClient jdbc;

  JdbcSignals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(ActivitySignal signal, Instant receivedAt) {
    jdbc.sql("""
            insert into activity_signal (
              id, source, event_id, same_as, kind, happened_at, direction, duration_seconds, missed, calendar_status,
              words, filing_fee, subject, participants, clues, timekeeper_id, state, outcome, reason, matter_id,
              candidates, billability, billability_reason, rules, received_at)
            values (
              :id, :source, :eventId, :sameAs, :kind, :at, :direction, :durationSeconds, :missed, :calendarStatus,
              :words, :filingFee, :subject, :participants, :clues, :timekeeper, :state, :outcome, :reason, :matter,
              :candidates, :billability, :billabilityReason, :rules, :receivedAt)
            """)
        .param("id", signal.id().value())
        .param("source", signal.event().source())
        .param("eventId", signal.event().eventId())
        .param("sameAs", signal.event().sameAs().orElse(null))
        .param("kind", signal.kind().name())
        .param("at", utc(signal.at()))
        .param("direction", signal.direction().map(Enum::name).orElse(null))
        .param("durationSeconds", signal.duration().map(duration -> (int) duration.toSeconds()).orElse(null))
        .param("missed", signal.missed())
        .param("calendarStatus", signal.calendarStatus())
        .param("words", signal.words())
        .param("filingFee", signal.filingFee().orElse(null))
        .param("receivedAt", utc(receivedAt))
        .params(changing(signal))
        .update();
  }

  void update(ActivitySignal signal) {
    jdbc.sql("""
            update activity_signal
            set subject = :subject, participants = :participants, clues = :clues, timekeeper_id = :timekeeper,
              state = :state, outcome = :outcome, reason = :reason, matter_id = :matter, candidates = :candidates,
              billability = :billability, billability_reason = :billabilityReason, rules = :rules
            where id = :id
            """)
        .param("id", signal.id().value())
        .params(changing(signal))
        .update();
  }

  ActivitySignal required(SignalId id) {
    return find(id).orElseThrow(() -> new IllegalStateException("there is no signal " + id));
  }

  Optional<ActivitySignal> find(SignalId id) {
    return jdbc.sql("select * from activity_signal where id = :id")
        .param("id", id.value())
        .query((row, number) -> signal(row))
        .optional();
  }

  /** As {@link #find}, locked until the transaction ends. */
  Optional<ActivitySignal> locked(SignalId id) {
    return jdbc.sql("select * from activity_signal where id = :id for update")
        .param("id", id.value())
        .query((row, number) -> signal(row))
        .optional();
  }

  /** The signal that has this event's id at its source, or is the same thing under another id. */
  Optional<ActivitySignal> find(EventKey event) {
    return jdbc.sql("""
            select * from activity_signal
            where (source = :source and event_id = :eventId) or same_as = :sameAs
            order by received_at
            limit 1
            """)
        .param("source", event.source())
        .param("eventId", event.eventId())
        .param("sameAs", event.sameAs().orElse(""))
        .query((row, number) -> signal(row))
        .optional();
  }

  /** A timekeeper's signals in a state, newest first. */
  List<ActivitySignal> of(TimekeeperId timekeeper, SignalState state, int limit) {
    return jdbc.sql("""
            select * from activity_signal
            where timekeeper_id = :timekeeper and state = :state
            order by happened_at desc, id
            limit :limit
            """)
        .param("timekeeper", timekeeper.value())
        .param("state", state.name())
        .param("limit", limit)
        .query((row, number) -> signal(row))
        .list();
  }

  private static Map<String, Object> changing(ActivitySignal signal) {
    var standing = signal.standing();
    var values = new HashMap<String, Object>();
    values.put("subject", signal.subject());
    values.put("participants", Json.text(signal.participants()));
    values.put("clues", Json.text(signal.clues()));
    values.put("timekeeper", standing.timekeeper().map(TimekeeperId::value).orElse(null));
    values.put("state", standing.state().name());
    values.put("outcome", standing.outcome().map(Enum::name).orElse(null));
    values.put("reason", standing.reason());
    values.put("matter", standing.matter().map(MatterId::value).orElse(null));
    values.put("candidates", Json.text(standing.candidates()));
    values.put("billability", standing.billability().map(Enum::name).orElse(null));
    values.put("billabilityReason", standing.billabilityReason());
    values.put("rules", Json.text(standing.rules()));
    return values;
  }

  private static ActivitySignal signal(ResultSet row) throws SQLException {
    return new ActivitySignal(
        new SignalId(row.getObject("id", UUID.class)),
        new EventKey(row.getString("source"), row.getString("event_id"), optionalText(row, "same_as")),
        ActivityKind.valueOf(row.getString("kind")),
        instant(row, "happened_at"),
        optionalText(row, "direction").map(Direction::valueOf),
        optionalInteger(row, "duration_seconds").map(Duration::ofSeconds),
        row.getBoolean("missed"),
        row.getString("calendar_status"),
        row.getInt("words"),
        Optional.ofNullable(row.getBigDecimal("filing_fee")),
        new Trace(
            row.getString("subject"),
            Json.read(row.getString("participants"), new TypeReference<Participants>() {}),
            Json.read(row.getString("clues"), new TypeReference<Clues>() {})),
        standing(row));
  }

  private static Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        optionalText(row, "timekeeper_id").map(TimekeeperId::new),
        SignalState.valueOf(row.getString("state")),
        optionalText(row, "outcome").map(MatchOutcome::valueOf),
        row.getString("reason"),
        optionalText(row, "matter_id").map(MatterId::new),
        Json.read(row.getString("candidates"), new TypeReference<List<Candidate>>() {}),
        optionalText(row, "billability").map(Billability::valueOf),
        row.getString("billability_reason"),
        Json.read(row.getString("rules"), new TypeReference<List<RuleReference>>() {}));
  }
}
