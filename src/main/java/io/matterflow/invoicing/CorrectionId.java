package io.matterflow.invoicing;

import java.util.UUID;

/** Names one wish to correct an invoice. */
public record CorrectionId(UUID value) {

  public static CorrectionId of(String text) {
    return new CorrectionId(UUID.fromString(text));
  }

  static CorrectionId next() {
    return new CorrectionId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
