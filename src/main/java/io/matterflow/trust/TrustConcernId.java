package io.matterflow.trust;

import java.util.UUID;

/** Names a concern. */
public record TrustConcernId(UUID value) {

  static TrustConcernId next() {
    return new TrustConcernId(UUID.randomUUID());
  }

  public static TrustConcernId of(String text) {
    return new TrustConcernId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
