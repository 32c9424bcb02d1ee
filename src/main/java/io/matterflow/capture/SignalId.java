package io.matterflow.capture;

import java.util.UUID;

/** The id of a signal of work. */
public record SignalId(UUID value) {

  static SignalId next() {
    return new SignalId(UUID.randomUUID());
  }

  public static SignalId of(String text) {
    return new SignalId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
