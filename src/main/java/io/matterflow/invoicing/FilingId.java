package io.matterflow.invoicing;

import java.util.UUID;

/** Names one record of what went to a client, on its way into the matter's file. */
public record FilingId(UUID value) {

  public static FilingId of(String text) {
    return new FilingId(UUID.fromString(text));
  }

  static FilingId next() {
    return new FilingId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
