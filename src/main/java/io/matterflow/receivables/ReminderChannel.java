package io.matterflow.receivables;

/** How a step of the ladder reaches somebody: the client by a message, or a person of the firm by a task. */
public enum ReminderChannel {
  EMAIL,
  SMS,
  TASK,
  /** Nothing goes out, for the reason that the table gives. */
  NONE
}
