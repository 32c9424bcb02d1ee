package io.matterflow.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Why something happened: the question that was put to a table, and the rules of that version that answered it. */
public record Explanation(
    Instant decidedAt, String decision, int version, Map<String, Object> inputs, List<Rule> rules) {

  /** A rule that held, what it said, and its annotation in the lawyer's words. */
  public record Rule(String id, String annotation, Map<String, Object> outputs) {}
}
