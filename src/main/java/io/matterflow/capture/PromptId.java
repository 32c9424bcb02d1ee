package io.matterflow.capture;

import java.util.UUID;

/** The id of a time prompt. */
public record PromptId(UUID value) {

  static PromptId next() {
    return new PromptId(UUID.randomUUID());
  }

  public static PromptId of(String text) {
    return new PromptId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
