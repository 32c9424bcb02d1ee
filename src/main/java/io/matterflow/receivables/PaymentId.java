package io.matterflow.receivables;

import java.util.UUID;

/** The id of a payment. */
public record PaymentId(UUID value) {

  private static final int BRIEF = 8;

  static PaymentId next() {
    return new PaymentId(UUID.randomUUID());
  }

  public static PaymentId of(String text) {
    return new PaymentId(UUID.fromString(text));
  }

  /** Enough of it for a person to tell one payment from another. */
  public String brief() {
    return toString().substring(0, BRIEF);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
