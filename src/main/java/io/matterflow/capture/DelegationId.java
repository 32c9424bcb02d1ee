package io.matterflow.capture;

import java.util.UUID;

/** The id of a delegation. */
public record DelegationId(UUID value) {

  static DelegationId next() {
    return new DelegationId(UUID.randomUUID());
  }

  public static DelegationId of(String text) {
    return new DelegationId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
