package io.matterflow.engine;

import io.matterflow.Coverage;
import io.matterflow.engine.DmnTables.TableInForce;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Decisions as the files in {@code dmn/} have them: no engine, no database; what matches is noted as covered. */
public final class DecisionTesting {

  private static final Subject NOBODY = Subject.of("test", "none");

  private static final Decisions SHARED = fromFiles();

  private DecisionTesting() {}

  public static Decisions decisions() {
    return SHARED;
  }

  private static Decisions fromFiles() {
    return new RecordingDecisions(DecisionTesting::fromFile, (table, subject, inputs, matching) ->
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
