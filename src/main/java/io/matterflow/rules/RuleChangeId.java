package io.matterflow.rules;

import java.util.UUID;

/** The id of a proposed change of a table or model. */
public record RuleChangeId(UUID value) {

  static RuleChangeId next() {
    return new RuleChangeId(UUID.randomUUID());
  }

  public static RuleChangeId of(String text) {
    return new RuleChangeId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
