package io.matterflow.engine;

import io.matterflow.Coverage;
import io.matterflow.engine.DmnTables.TableInForce;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;

/** Decisions as the files in {@code dmn/} have them: no engine, no database; what matches is noted as covered. */
public final class DecisionTesting {

  private static final Subject NOBODY = Subject.of("test", "none");

  private static final Decisions SHARED = fromFiles();

  private DecisionTesting() {}

  public static Decisions decisions() {
    return SHARED;
  }

  /** As {@link #decisions}, with one table as somebody has edited it; its version is 2. */
  public static Decisions edited(String decision, UnaryOperator<String> edit) {
    return from(table -> table.equals(decision) ? edited(fromFile(table), edit) : fromFile(table));
  }

  /** Asks a table of any text, and tells which rules answer; a fact that is not given is absent. */
  public static Function<Map<String, Object>, List<String>> asking(String decision, String text) {
    var tables = new DmnTables();
    var table = new TableInForce(decision, 1, decision,
        () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    var cells = new ConcurrentHashMap<String, CellByCell>();
    return facts -> {
      var asked = cells.computeIfAbsent(decision, once -> tables.cells(table)).withAbsent(facts);
      return tables.matching(table, asked).stream().map(DmnEvaluatedDecisionRule::getId).toList();
    };
  }

  private static TableInForce edited(TableInForce table, UnaryOperator<String> edit) {
    return new TableInForce(table.decision(), 2, table.decision(), () -> {
      try (var before = table.source().open()) {
        var text = new String(before.readAllBytes(), StandardCharsets.UTF_8);
        return new ByteArrayInputStream(edit.apply(text).getBytes(StandardCharsets.UTF_8));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    });
  }

  private static Decisions fromFiles() {
    return from(DecisionTesting::fromFile);
  }

  private static Decisions from(TablesInForce tables) {
    return new RecordingDecisions(tables, (table, subject, inputs, matching) ->
        matching.forEach(rule -> Coverage.passed(table.decision() + ".dmn", rule.getId()))) {
      @Override
      public <F extends Record, R> List<Decided<R>> look(DecisionTable<F, R> table, F facts) {
        return all(table, facts, NOBODY);
      }
    };
  }

  private static TableInForce fromFile(String decision) {
    return new TableInForce(decision, 1, decision, () -> {
      try {
        return Files.newInputStream(Path.of("dmn", decision + ".dmn"));
      } catch (IOException missing) {
        throw new UncheckedIOException("there is no dmn/%s.dmn".formatted(decision), missing);
      }
    });
  }
}
