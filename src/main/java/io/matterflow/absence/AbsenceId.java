package io.matterflow.absence;

import java.util.UUID;

/** The id of an absence. */
public record AbsenceId(UUID value) {

  static AbsenceId next() {
    return new AbsenceId(UUID.randomUUID());
  }

  public static AbsenceId of(String text) {
    return new AbsenceId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
