package io.matterflow.trust;

import java.util.UUID;

/** The id of a drawdown. */
public record DrawdownId(UUID value) {

  static DrawdownId next() {
    return new DrawdownId(UUID.randomUUID());
  }

  public static DrawdownId of(String text) {
    return new DrawdownId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
