package io.matterflow.trust;

import java.util.UUID;

/** The id of something that the bank did. */
public record BankEventId(UUID value) {

  public static BankEventId next() {
    return new BankEventId(UUID.randomUUID());
  }

  public static BankEventId of(String text) {
    return new BankEventId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
