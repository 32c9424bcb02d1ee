package io.matterflow.receivables;

import java.util.UUID;

/** The id of a payment. */
public record PaymentId(UUID value) {

  static PaymentId next() {
    return new PaymentId(UUID.randomUUID());
  }

  public static PaymentId of(String text) {
    return new PaymentId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
