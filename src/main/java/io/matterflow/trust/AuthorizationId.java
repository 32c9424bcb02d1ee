package io.matterflow.trust;

import java.util.UUID;

/** The id of what a lawyer has authorized. */
public record AuthorizationId(UUID value) {

  static AuthorizationId next() {
    return new AuthorizationId(UUID.randomUUID());
  }

  public static AuthorizationId of(String text) {
    return new AuthorizationId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
