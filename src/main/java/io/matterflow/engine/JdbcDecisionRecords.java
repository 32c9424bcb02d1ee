package io.matterflow.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.matterflow.audit.WaitingRows;
import io.matterflow.engine.DmnTables.TableInForce;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * One row a question, in the transaction that asked. The rows of a transaction are written together before it commits:
 * a signal alone puts half a dozen questions.
 */
@Repository
class JdbcDecisionRecords implements DecisionRecords {

  private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};
  private static final int AT_A_TIME = 1_000;

  private final JdbcClient jdbc;
  private final JdbcClient streams;
  private final NamedParameterJdbcOperations batches;
  private final ObjectMapper json;
  private final ObjectReader exactly;
  private final Clock clock;
  private final WaitingRows<MapSqlParameterSource> waiting = new WaitingRows<>(this::insert);

  JdbcDecisionRecords(
      JdbcClient jdbc,
      NamedParameterJdbcOperations batches,
      DataSource database,
      ObjectMapper json,
      Clock clock) {
    this.jdbc = jdbc;
    this.streams = streamed(database);
    this.batches = batches;
    this.json = json;
    this.exactly = json.readerFor(FACTS).with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    this.clock = clock;
  }

  private static JdbcClient streamed(DataSource database) {
    var template = new JdbcTemplate(database);
    template.setFetchSize(AT_A_TIME);
    return JdbcClient.create(template);
  }

  @Override
  public void keep(
      TableInForce table, Subject subject, Map<String, Object> inputs, List<DmnEvaluatedDecisionRule> matching) {
    var row = new MapSqlParameterSource("id", UUID.randomUUID())
        .addValue("decidedAt", clock.instant().atOffset(ZoneOffset.UTC))
        .addValue("decision", table.decision())
        .addValue("version", table.version())
        .addValue("rules", matching.stream().map(DmnEvaluatedDecisionRule::getId).collect(Collectors.joining(",")))
        .addValue("inputs", written(inputs))
        .addValue("outputs", written(matching.stream().map(JdbcDecisionRecords::outputs).toList()))
        .addValue("subjectKind", subject.kind())
        .addValue("subjectId", subject.id());
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      waiting.add(List.of(row));
    } else {
      insert(List.of(row));
    }
  }

  private void insert(List<MapSqlParameterSource> rows) {
    batches.batchUpdate("""
        insert into decision_record (id, decided_at, decision, version, rules, inputs, outputs, subject_kind, subject_id)
        values (:id, :decidedAt, :decision, :version, :rules, :inputs, :outputs, :subjectKind, :subjectId)
        """, rows.toArray(MapSqlParameterSource[]::new));
  }

  @Override
  public void forget(Subject subject) {
    waiting.write();
    jdbc.sql("delete from decision_record where subject_kind = :kind and subject_id = :id")
        .param("kind", subject.kind())
        .param("id", subject.id())
        .update();
  }

  @Override
  public Map<Subject, Map<String, Object>> lastAsked(String decision, Collection<Subject> subjects) {
    waiting.write();
    var wanted = Set.copyOf(subjects);
    var last = new HashMap<Subject, Map<String, Object>>();
    jdbc.sql("""
            select subject_kind, subject_id, inputs
            from decision_record
            where subject_kind in (:kinds) and subject_id in (:ids) and decision = :decision
            order by decided_at, kept_as
            """)
        .param("kinds", subjects.stream().map(Subject::kind).distinct().toList())
        .param("ids", subjects.stream().map(Subject::id).toList())
        .param("decision", decision)
        .query((row, number) -> Map.entry(new Subject(row.getString("subject_kind"), row.getString("subject_id")),
            row.getString("inputs")))
        .list()
        .stream()
        .filter(kept -> wanted.contains(kept.getKey()))
        .forEach(kept -> last.put(kept.getKey(), read(kept.getValue())));
    return last;
  }

  /** What was decided about a subject, oldest first. */
  List<DecisionRow> about(Subject subject) {
    waiting.write();
    return jdbc.sql("""
            select decided_at, decision, version, rules, inputs, outputs
            from decision_record
            where subject_kind = :kind and subject_id = :id
            order by decided_at, kept_as
            """)
        .param("kind", subject.kind())
        .param("id", subject.id())
        .query((row, number) -> decisionRow(row))
        .list();
  }

  /** How many questions about anything were put to the table, from one moment until before another. */
  long count(String decision, Instant from, Instant until) {
    return jdbc.sql(
        "select count(*) from decision_record where decision = :decision and decided_at >= :from and decided_at < :until")
        .param("decision", decision)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("until", until.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  /**
   * The same questions one by one, the oldest first, while they are read: there may be more of them than the memory
   * holds.
   */
  void each(String decision, Instant from, Instant until, Consumer<KeptRow> each) {
    streams.sql("""
            select id, decided_at, decision, version, rules, inputs, outputs, subject_kind, subject_id
            from decision_record
            where decision = :decision and decided_at >= :from and decided_at < :until
            order by decided_at, kept_as
            """)
        .param("decision", decision)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("until", until.atOffset(ZoneOffset.UTC))
        .query(row -> {
          each.accept(kept(row));
        });
  }

  Optional<KeptRow> at(UUID id) {
    return jdbc.sql("""
            select id, decided_at, decision, version, rules, inputs, outputs, subject_kind, subject_id
            from decision_record
            where id = :id
            """)
        .param("id", id)
        .query((row, number) -> kept(row))
        .optional();
  }

  private static KeptRow kept(ResultSet row) throws SQLException {
    return new KeptRow(row.getObject("id", UUID.class),
        new Subject(row.getString("subject_kind"), row.getString("subject_id")), decisionRow(row));
  }

  private static DecisionRow decisionRow(ResultSet row) throws SQLException {
    return new DecisionRow(
        row.getObject("decided_at", OffsetDateTime.class).toInstant(),
        row.getString("decision"),
        row.getInt("version"),
        row.getString("rules"),
        row.getString("inputs"),
        row.getString("outputs"));
  }

  /** A record by its id, and whom it was about. */
  record KeptRow(UUID id, Subject subject, DecisionRow row) {}

  /** A record as stored: rules by comma, inputs and outputs as JSON. */
  record DecisionRow(Instant decidedAt, String decision, int version, String rules, String inputs, String outputs) {}

  private static Map<String, Object> outputs(DmnEvaluatedDecisionRule rule) {
    var outputs = new LinkedHashMap<String, Object>();
    rule.getOutputEntries().forEach((name, output) -> outputs.put(name, output.getValue().getValue()));
    return outputs;
  }

  private Map<String, Object> read(String inputs) {
    try {
      return exactly.readValue(inputs);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("a decision record no longer reads as JSON", damaged);
    }
  }

  private String written(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a decision's facts are plain values", impossible);
    }
  }
}
