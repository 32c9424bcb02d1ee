package io.matterflow.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why something happened: the question that was put to a table, the rules of that version that answered it, and the
 * rule of another outcome that was closest.
 */
public record Explanation(
    Instant decidedAt, String decision, int version, Map<String, Object> inputs, List<Rule> rules,
    Optional<NearestRule> nearest) {

  /** A rule that held, what it said, and its annotation in the lawyer's words. */
  public record Rule(String id, String annotation, Map<String, Object> outputs) {}
}
