package io.matterflow.reporting;

import java.util.UUID;

/** Names the report of one week to one person. */
public record WeeklyReportId(UUID value) {

  static WeeklyReportId next() {
    return new WeeklyReportId(UUID.randomUUID());
  }

  public static WeeklyReportId of(String text) {
    return new WeeklyReportId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
