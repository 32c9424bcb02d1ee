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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Signals in the table {@code activity_signal}. Its unique keys, not a look before the insert, tell a signal sent
 * twice.
 */
@Repository
class JdbcSignals {

  private final JdbcClient jdbc;
  private final NamedParameterJdbcOperations batches;

  JdbcSignals(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  void insert(List<ActivitySignal> signals, Instant receivedAt) {
    batches.batchUpdate("""
        insert into activity_signal (
          id, source, event_id, same_as, kind, happened_at, direction, duration_seconds, missed, calendar_status,
          words, filing_fee, subject, participants, clues, thing, message, timekeeper_id, state, outcome, reason,
          matter_id, candidates, billability, billability_reason, rules, decided_by, merged_into, received_at)
        values (
          :id, :source, :eventId, :sameAs, :kind, :at, :direction, :durationSeconds, :missed, :calendarStatus,
          :words, :filingFee, :subject, :participants, :clues, :thing, :message, :timekeeper, :state, :outcome, :reason,
          :matter, :candidates, :billability, :billabilityReason, :rules, :decidedBy, :mergedInto, :receivedAt)
        """,
        signals.stream()
            .map(signal -> new MapSqlParameterSource(changing(signal))
                .addValue("id", signal.id().value())
                .addValue("source", signal.event().source())
                .addValue("eventId", signal.event().eventId())
                .addValue("sameAs", signal.event().sameAs().orElse(null))
                .addValue("kind", signal.kind().name())
                .addValue("at", utc(signal.at()))
                .addValue("direction", signal.direction().map(Enum::name).orElse(null))
                .addValue("durationSeconds", signal.duration().map(length -> (int) length.toSeconds()).orElse(null))
                .addValue("missed", signal.missed())
                .addValue("calendarStatus", signal.calendarStatus())
                .addValue("words", signal.words())
                .addValue("filingFee", signal.filingFee().orElse(null))
                .addValue("receivedAt", utc(receivedAt)))
            .toArray(MapSqlParameterSource[]::new));
  }

  void update(ActivitySignal signal) {
    jdbc.sql("""
            update activity_signal
            set subject = :subject, participants = :participants, clues = :clues, thing = :thing, message = :message,
              timekeeper_id = :timekeeper, state = :state, outcome = :outcome, reason = :reason, matter_id = :matter,
              candidates = :candidates, billability = :billability, billability_reason = :billabilityReason,
              rules = :rules, decided_by = :decidedBy, merged_into = :mergedInto
            where id = :id
            """)
        .param("id", signal.id().value())
        .params(changing(signal))
        .update();
  }

  /** Stores what is left of a personal signal; how it happened goes too. */
  void purge(ActivitySignal signal) {
    update(signal);
    jdbc.sql("""
            update activity_signal
            set direction = null, duration_seconds = null, missed = false, calendar_status = '', words = 0,
              filing_fee = null, erased = true
            where id = :id
            """)
        .param("id", signal.id().value())
        .update();
  }

  Instant receivedAt(SignalId id) {
    return jdbc.sql("select received_at from activity_signal where id = :id")
        .param("id", id.value())
        .query((row, number) -> instant(row, "received_at"))
        .single();
  }

  /** Whether its words were taken away, by its person or with age. */
  boolean isErased(SignalId id) {
    return jdbc.sql("select erased from activity_signal where id = :id")
        .param("id", id.value())
        .query(Boolean.class)
        .single();
  }

  void changeState(ActivitySignal signal) {
    jdbc.sql("update activity_signal set state = :state where id = :id")
        .param("state", signal.standing().state().name())
        .param("id", signal.id().value())
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

  /** The signals that have one of these events' ids at their source, or are the same things under other ids. */
  List<ActivitySignal> known(Collection<EventKey> events) {
    return jdbc.sql("""
            select * from activity_signal
            where id in (
              select id from activity_signal where source in (:sources) and event_id in (:events)
              union
              select id from activity_signal where same_as in (:things))
            order by received_at
            """)
        .param("sources", events.stream().map(EventKey::source).distinct().toList())
        .param("events", events.stream().map(EventKey::eventId).toList())
        .param("things", orNothing(events.stream().flatMap(event -> event.sameAs().stream()).toList()))
        .query((row, number) -> signal(row))
        .list();
  }

  /** The matters to which messages with one of these fingerprints were filed. */
  Set<MatterId> mattersOf(Collection<String> messages) {
    return jdbc.sql("""
            select distinct matter_id from activity_signal
            where message in (:messages) and matter_id is not null
              and state in ('MATCHED', 'REOPENED', 'MERGED', 'EXCLUDED')
            """)
        .param("messages", orNothing(messages))
        .query((row, number) -> new MatterId(row.getString("matter_id")))
        .set();
  }

  /** The same timekeeper's other signals about the same thing on the same matter. */
  List<ActivitySignal> ofSameWork(ActivitySignal signal) {
    return jdbc.sql("""
            select * from activity_signal
            where thing = :thing and timekeeper_id = :timekeeper and matter_id = :matter and id <> :id
              and state in ('MATCHED', 'MERGED')
            """)
        .param("thing", signal.trace().thing().orElseThrow())
        .param("timekeeper", signal.standing().timekeeper().map(TimekeeperId::value).orElseThrow())
        .param("matter", signal.standing().matter().map(MatterId::value).orElseThrow())
        .param("id", signal.id().value())
        .query((row, number) -> signal(row))
        .list();
  }

  /** The signals that began the prompts which wait in these threads, in the order in which the work was done. */
  List<ActivitySignal> firstOfOpenPrompts(Collection<String> threads) {
    return jdbc.sql("""
            select s.* from activity_signal s
            join time_prompt p on p.signal_id = s.id
            where s.thing in (:threads) and s.state = 'MATCHED' and p.state = 'OPEN'
            order by s.timekeeper_id, s.happened_at, s.id
            """)
        .param("threads", threads)
        .query((row, number) -> signal(row))
        .list();
  }

  /** The signals whose time is in the prompt, its own first. */
  List<ActivitySignal> in(TimePrompt prompt) {
    return jdbc.sql("""
            select * from activity_signal
            where id = :own or merged_into = :prompt
            order by happened_at, id
            """)
        .param("own", prompt.signal().value())
        .param("prompt", prompt.id().value())
        .query((row, number) -> signal(row))
        .list();
  }

  private static Collection<String> orNothing(Collection<String> values) {
    return values.isEmpty() ? List.of("") : values;
  }

  /** A timekeeper's signals that led to no matter and kept their words, newest first. */
  List<ActivitySignal> unmatched(TimekeeperId timekeeper, int limit) {
    return own(timekeeper, "state = 'IGNORED' and reason in ('UNMATCHED', 'WEAK')", limit);
  }

  /** A timekeeper's signals that a rule left out, newest first. */
  List<ActivitySignal> leftOut(TimekeeperId timekeeper, int limit) {
    return own(
        timekeeper, "(state = 'EXCLUDED' or (state = 'IGNORED' and reason not in ('UNMATCHED', 'WEAK')))", limit);
  }

  /** A timekeeper's signals of what is not over yet, the latest first. */
  List<ActivitySignal> planned(TimekeeperId timekeeper, int limit) {
    return own(timekeeper, "state = 'PLANNED'", limit);
  }

  private List<ActivitySignal> own(TimekeeperId timekeeper, String which, int limit) {
    return jdbc.sql("""
            select * from activity_signal
            where timekeeper_id = :timekeeper and %s
            order by happened_at desc, id
            limit :limit
            """.formatted(which))
        .param("timekeeper", timekeeper.value())
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
    values.put("decidedBy", standing.decidedBy().map(RuleReference::text).orElse(null));
    values.put("mergedInto", standing.mergedInto().map(PromptId::value).orElse(null));
    values.put("thing", signal.trace().thing().orElse(null));
    values.put("message", signal.trace().message().orElse(null));
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
            Json.read(row.getString("clues"), new TypeReference<Clues>() {}),
            optionalText(row, "thing"),
            optionalText(row, "message")),
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
        Json.read(row.getString("rules"), new TypeReference<List<RuleReference>>() {}),
        Optional.ofNullable(row.getObject("merged_into", UUID.class)).map(PromptId::new));
  }
}
