package io.matterflow.engine;

import org.jspecify.annotations.Nullable;

/** Marks, on the thread at hand, the one open task that a person is finishing at its desk. */
final class TaskInHand implements AutoCloseable {

  private static final ThreadLocal<@Nullable String> IN_HAND = new ThreadLocal<>();

  private TaskInHand() {}

  static TaskInHand of(String taskId) {
    IN_HAND.set(taskId);
    return new TaskInHand();
  }

  static boolean is(String taskId) {
    return taskId.equals(IN_HAND.get());
  }

  @Override
  public void close() {
    IN_HAND.remove();
  }
}
