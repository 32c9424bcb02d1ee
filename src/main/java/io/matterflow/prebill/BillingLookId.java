package io.matterflow.prebill;

import java.util.UUID;

/** The id of a look at the billing calendar. */
public record BillingLookId(UUID value) {

  static BillingLookId next() {
    return new BillingLookId(UUID.randomUUID());
  }

  public static BillingLookId of(String text) {
    return new BillingLookId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
