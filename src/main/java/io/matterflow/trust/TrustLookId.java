package io.matterflow.trust;

import java.util.UUID;

/** Names one night's look at the trust accounts. */
public record TrustLookId(UUID value) {

  static TrustLookId next() {
    return new TrustLookId(UUID.randomUUID());
  }

  public static TrustLookId of(String text) {
    return new TrustLookId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
