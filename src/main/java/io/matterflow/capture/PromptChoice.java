package io.matterflow.capture;

/** What a timekeeper wants; {@code AUTOMATIC} leaves it to the table {@code prompt-mode}. */
public enum PromptChoice {
  AUTOMATIC,
  TASK,
  DAY_REVIEW
}
