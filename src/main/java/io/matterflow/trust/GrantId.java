package io.matterflow.trust;

import java.util.UUID;

/** The id of a grant of trust authority. */
public record GrantId(UUID value) {

  static GrantId next() {
    return new GrantId(UUID.randomUUID());
  }

  public static GrantId of(String text) {
    return new GrantId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
