package io.matterflow.engine;

import org.jspecify.annotations.Nullable;

/** Marks, on the thread at hand, the one task whose desk is completing it. */
final class Completion implements AutoCloseable {

  private static final ThreadLocal<@Nullable String> UNDER_WAY = new ThreadLocal<>();

  private final @Nullable String outer;

  private Completion(@Nullable String outer) {
    this.outer = outer;
  }

  static Completion of(String taskId) {
    var outer = UNDER_WAY.get();
    UNDER_WAY.set(taskId);
    return new Completion(outer);
  }

  static boolean isUnderWay(String taskId) {
    return taskId.equals(UNDER_WAY.get());
  }

  @Override
  public void close() {
    if (outer == null) {
      UNDER_WAY.remove();
    } else {
      UNDER_WAY.set(outer);
    }
  }
}
