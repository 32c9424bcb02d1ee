package io.matterflow.receivables;

import java.util.UUID;

/** The id of a payment plan. */
public record PlanId(UUID value) {

  static PlanId next() {
    return new PlanId(UUID.randomUUID());
  }

  public static PlanId of(String text) {
    return new PlanId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
