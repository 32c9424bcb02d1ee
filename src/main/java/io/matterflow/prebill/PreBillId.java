package io.matterflow.prebill;

import java.util.UUID;

/** The id of a pre-bill. */
public record PreBillId(UUID value) {

  static PreBillId next() {
    return new PreBillId(UUID.randomUUID());
  }

  public static PreBillId of(String text) {
    return new PreBillId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
