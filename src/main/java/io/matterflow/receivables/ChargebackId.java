package io.matterflow.receivables;

import java.util.UUID;

/** The id of a case about money that was taken back. */
public record ChargebackId(UUID value) {

  static ChargebackId next() {
    return new ChargebackId(UUID.randomUUID());
  }

  public static ChargebackId of(String text) {
    return new ChargebackId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
