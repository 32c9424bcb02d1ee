package io.matterflow.trust;

import java.util.UUID;

/** The id of a deposit. */
public record DepositId(UUID value) {

  static DepositId next() {
    return new DepositId(UUID.randomUUID());
  }

  public static DepositId of(String text) {
    return new DepositId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
