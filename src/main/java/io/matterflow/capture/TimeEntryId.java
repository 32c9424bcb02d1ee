package io.matterflow.capture;

import java.util.UUID;

/** The id of a time entry. */
public record TimeEntryId(UUID value) {

  static TimeEntryId next() {
    return new TimeEntryId(UUID.randomUUID());
  }

  public static TimeEntryId of(String text) {
    return new TimeEntryId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
