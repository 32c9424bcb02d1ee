package io.matterflow.invoicing;

import java.util.UUID;

/** Names one person whom one message did not reach. */
public record DeliveryFailureId(UUID value) {

  public static DeliveryFailureId of(String text) {
    return new DeliveryFailureId(UUID.fromString(text));
  }

  static DeliveryFailureId next() {
    return new DeliveryFailureId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
