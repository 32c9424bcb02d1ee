package io.matterflow.capture;

import java.util.UUID;

/** The id of a correction of a posted entry. */
public record TimeCorrectionId(UUID value) {

  static TimeCorrectionId next() {
    return new TimeCorrectionId(UUID.randomUUID());
  }

  public static TimeCorrectionId of(String text) {
    return new TimeCorrectionId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
