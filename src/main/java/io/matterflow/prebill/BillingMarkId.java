package io.matterflow.prebill;

import java.util.UUID;

/** The id of what the practice system is to be told of a billing run. */
public record BillingMarkId(UUID value) {

  static BillingMarkId next() {
    return new BillingMarkId(UUID.randomUUID());
  }

  public static BillingMarkId of(String text) {
    return new BillingMarkId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
