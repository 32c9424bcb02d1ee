package io.matterflow.prebill;

import java.util.UUID;

/** The id of a hold on the bills of a matter. */
public record BillingHoldId(UUID value) {

  static BillingHoldId next() {
    return new BillingHoldId(UUID.randomUUID());
  }

  public static BillingHoldId of(String text) {
    return new BillingHoldId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
