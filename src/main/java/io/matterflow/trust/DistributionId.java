package io.matterflow.trust;

import java.util.UUID;

/** The id of the statement by which a settlement is divided. */
public record DistributionId(UUID value) {

  static DistributionId next() {
    return new DistributionId(UUID.randomUUID());
  }

  public static DistributionId of(String text) {
    return new DistributionId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
