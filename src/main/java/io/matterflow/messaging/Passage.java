package io.matterflow.messaging;

/** Whether a message to a client may leave now. */
public enum Passage {
  OPEN,
  /** It is in the queue until somebody releases or drops it. */
  KEPT_BACK,
  /** Somebody has dropped it: it never leaves under this key. */
  DROPPED
}
