package io.matterflow.invoicing;

import java.util.UUID;

/** Names the way of one correction's document to its client. */
public record CorrectionNoticeId(UUID value) {

  public static CorrectionNoticeId of(String text) {
    return new CorrectionNoticeId(UUID.fromString(text));
  }

  static CorrectionNoticeId next() {
    return new CorrectionNoticeId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
