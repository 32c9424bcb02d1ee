package io.matterflow.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.matterflow.engine.DmnTables.TableInForce;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One row a question, in the transaction that asked. */
@Repository
class JdbcDecisionRecords implements DecisionRecords {

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  JdbcDecisionRecords(JdbcClient jdbc, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public void keep(
      TableInForce table, Subject subject, Map<String, Object> inputs, List<DmnEvaluatedDecisionRule> matching) {
    jdbc.sql("""
            insert into decision_record (id, decided_at, decision, version, rules, inputs, outputs, subject_kind, subject_id)
            values (:id, :decidedAt, :decision, :version, :rules, :inputs, :outputs, :subjectKind, :subjectId)
            """)
        .param("id", UUID.randomUUID())
        .param("decidedAt", clock.instant().atOffset(ZoneOffset.UTC))
        .param("decision", table.decision())
        .param("version", table.version())
        .param("rules", matching.stream().map(DmnEvaluatedDecisionRule::getId).collect(Collectors.joining(",")))
        .param("inputs", written(inputs))
        .param("outputs", written(matching.stream().map(JdbcDecisionRecords::outputs).toList()))
        .param("subjectKind", subject.kind())
        .param("subjectId", subject.id())
        .update();
  }

  /** What was decided about a subject, oldest first. */
  List<DecisionRow> about(Subject subject) {
    return jdbc.sql("""
            select decided_at, decision, version, rules, inputs, outputs
            from decision_record
            where subject_kind = :kind and subject_id = :id
            order by decided_at, decision
            """)
        .param("kind", subject.kind())
        .param("id", subject.id())
        .query((row, number) -> new DecisionRow(
            row.getObject("decided_at", OffsetDateTime.class).toInstant(),
            row.getString("decision"),
            row.getInt("version"),
            row.getString("rules"),
            row.getString("inputs"),
            row.getString("outputs")))
        .list();
  }

  /** A record as stored: rules by comma, inputs and outputs as JSON. */
  record DecisionRow(Instant decidedAt, String decision, int version, String rules, String inputs, String outputs) {}

  private static Map<String, Object> outputs(DmnEvaluatedDecisionRule rule) {
    var outputs = new LinkedHashMap<String, Object>();
    rule.getOutputEntries().forEach((name, output) -> outputs.put(name, output.getValue().getValue()));
    return outputs;
  }

  private String written(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a decision's facts are plain values", impossible);
    }
  }
}
