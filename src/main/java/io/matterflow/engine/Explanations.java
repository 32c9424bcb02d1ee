package io.matterflow.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.matterflow.engine.Explanation.Rule;
import io.matterflow.engine.JdbcDecisionRecords.DecisionRow;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers "why?" from the decision records, with the annotations of the very version that decided. */
@Service
public class Explanations {

  private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
  private static final TypeReference<List<Map<String, Object>>> OUTPUTS = new TypeReference<>() {};

  private final JdbcDecisionRecords records;
  private final RuleAnnotations annotations;
  private final DeployedTables deployed;
  private final DmnTables tables = new DmnTables();
  private final ObjectReader exactly;

  Explanations(JdbcDecisionRecords records, RuleAnnotations annotations, DeployedTables deployed, ObjectMapper json) {
    this.records = records;
    this.annotations = annotations;
    this.deployed = deployed;
    this.exactly = json.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  }

  /** All decisions about the subject, oldest first. */
  @Transactional(readOnly = true)
  public List<Explanation> of(Subject subject) {
    return records.about(subject).stream().map(this::explained).toList();
  }

  private Explanation explained(DecisionRow row) {
    var rules = row.rules().isEmpty() ? List.<String>of() : List.of(row.rules().split(","));
    var outputs = read(row.outputs(), OUTPUTS);
    var words = annotations.of(row.decision(), row.version());
    var inputs = read(row.inputs(), VALUES);
    return new Explanation(
        row.decidedAt(),
        row.decision(),
        row.version(),
        inputs,
        IntStream.range(0, rules.size())
            .mapToObj(index -> new Rule(rules.get(index), words.getOrDefault(rules.get(index), ""), outputs.get(index)))
            .toList(),
        deployed.version(row.decision(), row.version())
            .flatMap(table -> tables.nearest(table, inputs, rules, rule -> words.getOrDefault(rule, ""))));
  }

  private <T> T read(String text, TypeReference<T> type) {
    try {
      return exactly.forType(type).readValue(text);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("a decision record no longer reads as JSON", damaged);
    }
  }
}
