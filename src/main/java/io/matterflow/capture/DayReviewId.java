package io.matterflow.capture;

import java.util.UUID;

/** The id of one review of a timekeeper's prompts. */
public record DayReviewId(UUID value) {

  static DayReviewId next() {
    return new DayReviewId(UUID.randomUUID());
  }

  public static DayReviewId of(String text) {
    return new DayReviewId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
