package io.matterflow.capture;

/** How a timekeeper is asked about their prompts. */
public enum PromptMode {
  /** By a task for each. */
  TASK,
  /** In one table, with all that is open, at the end of the day. */
  DAY_REVIEW
}
