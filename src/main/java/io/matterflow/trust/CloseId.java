package io.matterflow.trust;

import java.util.UUID;

/** Names the reconciliation of one period of an account, from its end until it is signed. */
public record CloseId(UUID value) {

  static CloseId next() {
    return new CloseId(UUID.randomUUID());
  }

  public static CloseId of(String text) {
    return new CloseId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
