package io.matterflow.receivables;

/** What the moment of a step brings. */
public enum Turn {
  /** The client is written to. */
  REMIND,
  /** A person is asked to approve the message. */
  APPROVE,
  /** A person of the firm takes over. */
  FOLLOW_UP,
  /** It is not this step's turn any more. */
  PASS
}
