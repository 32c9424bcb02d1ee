package io.matterflow.trust;

import java.util.UUID;

/** The id of a request to fill a retainer up. */
public record TrustRequestId(UUID value) {

  public static TrustRequestId next() {
    return new TrustRequestId(UUID.randomUUID());
  }

  public static TrustRequestId of(String text) {
    return new TrustRequestId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
