package io.matterflow.trust;

import java.util.UUID;

/** The id of a stop of an account's drawdowns. */
public record FreezeId(UUID value) {

  static FreezeId next() {
    return new FreezeId(UUID.randomUUID());
  }

  public static FreezeId of(String text) {
    return new FreezeId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
