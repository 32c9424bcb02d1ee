package io.matterflow.capture;

/** How a prompt left its timekeeper's desk. */
public enum PromptDecision {
  APPROVED,
  /** Approved, but nobody has said at which rate. */
  RATE_MISSING,
  REJECTED,
  /** Nobody answered in time. */
  EXPIRED,
  /** Another prompt has taken its time in. */
  MERGED,
  /** Its work did not take place. */
  WITHDRAWN,
  /** Nothing is decided: it goes from the day's table to a task of its own, or back. */
  ASKED_ANEW
}
