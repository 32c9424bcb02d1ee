package io.matterflow.prebill;

import java.util.UUID;

/** The id of a fee that does not follow hours. */
public record FixedFeeId(UUID value) {

  static FixedFeeId next() {
    return new FixedFeeId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
