package io.matterflow.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.matterflow.engine.DecisionTesting;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Decisions of long ago, kept for one test alone, and what a table of any text says to each of them, one by one. */
@Component
public class KeptDecisions {

  private static final ZoneId ZONE = ZoneId.of("America/Chicago");
  private static final AtomicInteger DAYS_GIVEN = new AtomicInteger();
  private static final ObjectMapper JSON = JsonMapper.builder()
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
      .build();

  private final JdbcTemplate jdbc;
  private final RepositoryService repository;

  KeptDecisions(JdbcTemplate jdbc, RepositoryService repository) {
    this.jdbc = jdbc;
    this.repository = repository;
  }

  /** Of which nobody else has decisions, with a month around it. */
  public static LocalDate dayOfOnesOwn() {
    return LocalDate.of(1951, 1, 1).plusMonths(2L * DAYS_GIVEN.getAndIncrement());
  }

  public static String shipped(String decision) {
    try {
      return Files.readString(Path.of("dmn", decision + ".dmn"));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** What the shipped table answers, as it is kept. */
  public static Function<Map<String, Object>, Kept> answering(String decision) {
    var engine = DecisionTesting.asking(decision, shipped(decision));
    var results = results(shipped(decision));
    return facts -> {
      var rules = engine.apply(facts);
      return new Kept(String.join(",", rules), written(facts), written(rules.stream().map(results::get).toList()));
    };
  }

  /** Rules, facts and results as they stand in the record. */
  public record Kept(String rules, String inputs, String results) {}

  public int inForce(String decision) {
    return repository.createDecisionDefinitionQuery()
        .decisionDefinitionKey(decision)
        .latestVersion()
        .singleResult()
        .getVersion();
  }

  /** Kept on that day about this subject, as the shipped table answers it. */
  public void asked(String decision, LocalDate on, String kind, String id, Map<String, Object> facts) {
    var rules = DecisionTesting.asking(decision, shipped(decision)).apply(facts);
    kept(decision, on, kind, id, facts, String.join(",", rules),
        rules.stream().map(rule -> results(shipped(decision)).get(rule)).toList());
  }

  /** Kept as it is said here. */
  public void kept(
      String decision,
      LocalDate on,
      String kind,
      String id,
      Map<String, Object> facts,
      String rules,
      List<Map<String, Object>> results) {
    keptAt(decision, on.atTime(12, 0).atZone(ZONE).toInstant(), kind, id,
        new Kept(rules, written(facts), written(results)));
  }

  /** Kept at that very moment. */
  public void keptAt(String decision, Instant moment, String kind, String id, Kept answer) {
    jdbc.update("""
        insert into decision_record (id, decided_at, decision, version, rules, inputs, outputs, subject_kind, subject_id)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """, UUID.randomUUID(), moment.atOffset(ZoneOffset.UTC), decision, inForce(decision), answer.rules(),
        answer.inputs(), answer.results(), kind, id);
  }

  /** What is kept of a decision from one day through another, read row by row. */
  public List<Row> rows(String decision, LocalDate from, LocalDate to) {
    return jdbc.query("""
        select id, version, rules, inputs, subject_kind, subject_id
        from decision_record
        where decision = ? and decided_at >= ? and decided_at < ?
        """, (row, number) -> new Row(row.getString("id"), row.getInt("version"), row.getString("rules"), read(row.getString("inputs")),
            row.getString("subject_kind"), row.getString("subject_id")),
        decision, start(from).atOffset(ZoneOffset.UTC), start(to.plusDays(1)).atOffset(ZoneOffset.UTC));
  }

  /** A kept decision. */
  public record Row(String id, int version, String rules, Map<String, Object> inputs, String kind, String subject) {}

  /**
   * Those that the text would answer otherwise than the version that decided, by their cells as they are written. What
   * was decided by a version that is gone, as a test may take one out, is not among them.
   */
  public List<Row> otherwise(String decision, String text, LocalDate from, LocalDate to) {
    var engine = DecisionTesting.asking(decision, text);
    var now = cells(text);
    var then = new HashMap<Integer, Map<String, List<String>>>();
    return rows(decision, from, to).stream().filter(row -> textOf(decision, row.version()).isPresent()).filter(row -> {
      var before = then.computeIfAbsent(row.version(), version -> cells(textOf(decision, version).orElseThrow()));
      var answered = row.rules().isEmpty() ? List.<String>of() : List.of(row.rules().split(","));
      return !counted(answered, before).equals(counted(engine.apply(row.inputs()), now));
    }).toList();
  }

  /** How many were decided by a version that somebody has taken out of the engine. */
  public long ofVersionsGone(String decision, LocalDate from, LocalDate to) {
    return rows(decision, from, to).stream().filter(row -> textOf(decision, row.version()).isEmpty()).count();
  }

  /** Whether the version is the table that came with the product. */
  public boolean isShipped(String decision, int version) {
    return textOf(decision, version).filter(text -> cells(text).equals(cells(shipped(decision)))).isPresent();
  }

  private Optional<String> textOf(String decision, int version) {
    var known = repository.createDecisionDefinitionQuery()
        .decisionDefinitionKey(decision)
        .decisionDefinitionVersion(version)
        .singleResult();
    if (known == null) {
      return Optional.empty();
    }
    try (var text = repository.getDecisionModel(known.getId())) {
      return Optional.of(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Map<List<String>, Long> counted(List<String> rules, Map<String, List<String>> cells) {
    return rules.stream().map(cells::get).collect(Collectors.groupingBy(cell -> cell, Collectors.counting()));
  }

  private static Map<String, List<String>> cells(String text) {
    var cells = new TreeMap<String, List<String>>();
    table(text).getRules().forEach(rule ->
    cells.put(rule.getId(),
        rule.getOutputEntries().stream().map(cell -> cell.getText().getTextContent().strip()).toList()));
    return cells;
  }

  private static Map<String, Map<String, Object>> results(String text) {
    var names = table(text).getOutputs().stream().map(output -> output.getName()).toList();
    var results = new HashMap<String, Map<String, Object>>();
    for (Rule rule : table(text).getRules()) {
      var cells = new ArrayList<>(rule.getOutputEntries());
      var values = new HashMap<String, Object>();
      for (int at = 0; at < names.size(); at++) {
        var cell = cells.get(at).getText().getTextContent().strip();
        if (!cell.isEmpty()) {
          values.put(names.get(at), value(cell));
        }
      }
      results.put(rule.getId(), values);
    }
    return results;
  }

  /** A literal of a cell is one of JSON. */
  private static Object value(String cell) {
    try {
      return JSON.readValue(cell, Object.class);
    } catch (JsonProcessingException noLiteral) {
      throw new UncheckedIOException(noLiteral);
    }
  }

  private static DecisionTable table(String text) {
    return Dmn.readModelFromStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
        .getModelElementsByType(DecisionTable.class).iterator().next();
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }

  private static String written(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Map<String, Object> read(String text) {
    try {
      return JSON.readValue(text, new TypeReference<>() {});
    } catch (JsonProcessingException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }
}
