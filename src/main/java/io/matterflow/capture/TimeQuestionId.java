package io.matterflow.capture;

import java.util.UUID;

/** The id of a question to a timekeeper about two records of time. */
public record TimeQuestionId(UUID value) {

  static TimeQuestionId next() {
    return new TimeQuestionId(UUID.randomUUID());
  }

  public static TimeQuestionId of(String text) {
    return new TimeQuestionId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
