package io.matterflow.engine;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A kept question that was put again to an edited table: what was answered then, and what the edited table says. */
public record Replayed(UUID id, Instant decidedAt, Subject subject, int version, Compared compared) {

  /** How the two answers stand to each other. */
  public enum Outcome {
    SAME,
    /** The same results, from another row or in another order. */
    SAME_BY_ANOTHER_RULE,
    CHANGED,
    /** The edited table cannot answer: rows that may not hold together do, or it cannot be asked. */
    BROKEN,
    /** The question is not complete any more, so that nothing can be said. */
    CANNOT_BE_TRIED
  }

  /** The rules that answered, each with its results by name. */
  public record RuleAnswer(String rule, Map<String, Object> results) {}

  /**
   * Equal questions with equal answers share one.
   *
   * @param question stands for the facts that were asked about
   * @param why where it is broken or cannot be tried
   * @param alreadySo whether the table in force says today what the edited one would
   */
  public record Compared(
      String question,
      Outcome outcome,
      List<RuleAnswer> before,
      List<RuleAnswer> after,
      Optional<String> why,
      boolean alreadySo) {

    /** What answered then and would not now, or not so. */
    public List<RuleAnswer> lost() {
      return before.stream().filter(rule -> !after.contains(rule)).toList();
    }

    /** What would answer now and did not then, or not so. */
    public List<RuleAnswer> gained() {
      return after.stream().filter(rule -> !before.contains(rule)).toList();
    }
  }

  /** Results as values: 10.70 is 10.7, and what is empty is not there. */
  static Map<String, Object> asValues(Map<String, Object> results) {
    var values = new LinkedHashMap<String, Object>();
    results.forEach((name, value) -> {
      if (value instanceof Number number) {
        var digits = new BigDecimal(number.toString()).stripTrailingZeros();
        values.put(name, digits.setScale(Math.max(0, digits.scale())));
      } else if (value != null && !value.equals("")) {
        values.put(name, value);
      }
    });
    return values;
  }
}
