package io.matterflow.prebill;

import java.util.UUID;

/** The id of a billing cycle's run. */
public record BillingCycleId(UUID value) {

  static BillingCycleId next() {
    return new BillingCycleId(UUID.randomUUID());
  }

  public static BillingCycleId of(String text) {
    return new BillingCycleId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
