package io.matterflow.trust;

import java.util.UUID;

/** The id of the end of a matter. */
public record ClosingId(UUID value) {

  static ClosingId next() {
    return new ClosingId(UUID.randomUUID());
  }

  public static ClosingId of(String text) {
    return new ClosingId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
