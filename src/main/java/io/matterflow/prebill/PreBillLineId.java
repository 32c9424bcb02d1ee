package io.matterflow.prebill;

import java.util.UUID;

/** The id of a line of a pre-bill. */
public record PreBillLineId(UUID value) {

  static PreBillLineId next() {
    return new PreBillLineId(UUID.randomUUID());
  }

  public static PreBillLineId of(String text) {
    return new PreBillLineId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
