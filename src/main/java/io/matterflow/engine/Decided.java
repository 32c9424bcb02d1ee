package io.matterflow.engine;

/** What a rule said, and which rule of which version of which table said it. */
public record Decided<R>(R result, RuleReference rule) {

  /** A row of a decision table in force at the time. */
  public record RuleReference(String decision, int version, String rule) {

    /** As one word group, for a column or a report. */
    public String text() {
      return "%s %d %s".formatted(decision, version, rule);
    }
  }
}
