package io.matterflow.prebill;

import java.util.UUID;

/** The id of an exception on a pre-bill. */
public record PreBillExceptionId(UUID value) {

  static PreBillExceptionId next() {
    return new PreBillExceptionId(UUID.randomUUID());
  }

  public static PreBillExceptionId of(String text) {
    return new PreBillExceptionId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
