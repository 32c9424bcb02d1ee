package io.matterflow.capture;

import java.util.UUID;

/** The id of a question about an entry that the practice system has on a bill of its own. */
public record BilledThereId(UUID value) {

  static BilledThereId next() {
    return new BilledThereId(UUID.randomUUID());
  }

  public static BilledThereId of(String text) {
    return new BilledThereId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
