package io.matterflow.capture;

import java.util.UUID;

/** The id of the round at the end of one working day. */
public record DailyRoundId(UUID value) {

  static DailyRoundId next() {
    return new DailyRoundId(UUID.randomUUID());
  }

  public static DailyRoundId of(String text) {
    return new DailyRoundId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
