package io.matterflow.engine;

import io.matterflow.engine.DmnTables.TableInForce;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Decisions as the files in {@code dmn/} have them: no engine, no database, nothing recorded. */
public final class DecisionTesting {

  private DecisionTesting() {}

  public static Decisions decisions() {
    return new RecordingDecisions(DecisionTesting::fromFile, (table, subject, inputs, matching) -> {});
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
