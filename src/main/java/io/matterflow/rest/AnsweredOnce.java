package io.matterflow.rest;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Marks an answer that holds a secret: it is not kept for those who repeat the request, who learn only that it was
 * done.
 */
public final class AnsweredOnce {

  private static final String MARK = AnsweredOnce.class.getName();

  private AnsweredOnce() {}

  public static void mark(HttpServletRequest request) {
    request.setAttribute(MARK, true);
  }

  static boolean isMarked(HttpServletRequest request) {
    return request.getAttribute(MARK) != null;
  }

  static Problem problem() {
    return Problem.conflict("ANSWERED_ONCE", "This was done; its answer held a secret, which is shown once.",
        "If the secret was lost, ask for a new one under a new key.");
  }
}
