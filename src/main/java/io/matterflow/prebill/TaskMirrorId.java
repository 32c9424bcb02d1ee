package io.matterflow.prebill;

import java.util.UUID;

/** The id of a task of a pre-bill as one person has it in the practice system too. */
public record TaskMirrorId(UUID value) {

  static TaskMirrorId next() {
    return new TaskMirrorId(UUID.randomUUID());
  }

  public static TaskMirrorId of(String text) {
    return new TaskMirrorId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
