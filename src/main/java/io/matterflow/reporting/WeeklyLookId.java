package io.matterflow.reporting;

import java.util.UUID;

/** Names one look at who gets a weekly report. */
public record WeeklyLookId(UUID value) {

  static WeeklyLookId next() {
    return new WeeklyLookId(UUID.randomUUID());
  }

  public static WeeklyLookId of(String text) {
    return new WeeklyLookId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
