package io.matterflow.capture;

/**
 * Where a prompt stands. Approved means signed off by its timekeeper; posted means that the practice system has it too.
 */
public enum PromptState {
  OPEN,
  APPROVED,
  REJECTED,
  EXPIRED,
  POSTED
}
