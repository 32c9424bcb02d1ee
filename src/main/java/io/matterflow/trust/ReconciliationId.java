package io.matterflow.trust;

import java.util.UUID;

/** The id of a reconciliation. */
public record ReconciliationId(UUID value) {

  static ReconciliationId next() {
    return new ReconciliationId(UUID.randomUUID());
  }

  public static ReconciliationId of(String text) {
    return new ReconciliationId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
