package io.matterflow.engine;

import io.matterflow.kernel.Actor;

/**
 * Somebody changed something at the engine's own interface or in Tasklist, past our own, or tried to and was refused.
 */
public record EngineTouched(Actor by, String method, String address, int status) {

  private static final int REFUSED_FROM = 400;
  private static final int FORBIDDEN = 403;

  public boolean isRefused() {
    return status >= REFUSED_FROM;
  }

  /** For want of a right, and not for what was asked. */
  public boolean isForbidden() {
    return status == FORBIDDEN;
  }
}
