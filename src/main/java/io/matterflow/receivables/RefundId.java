package io.matterflow.receivables;

import java.util.UUID;

/** The id of a refund that the firm makes. */
public record RefundId(UUID value) {

  static RefundId next() {
    return new RefundId(UUID.randomUUID());
  }

  public static RefundId of(String text) {
    return new RefundId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
