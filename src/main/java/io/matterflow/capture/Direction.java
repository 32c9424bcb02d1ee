package io.matterflow.capture;

/** Whether a message came in or went out. Never a reason to leave it out: a client's mail counts as work too. */
public enum Direction {
  IN,
  OUT
}
