package io.matterflow.prebill;

/** The ways out of an exception. */
public enum Resolution {
  /** The line was corrected; it is checked again before this is believed. */
  FIXED,
  /** It stands as it is, for a reason, by a role that may say so. */
  OVERRIDDEN,
  /** The amount was given up. */
  WRITTEN_DOWN,
  /** The line waits for the next pre-bill. */
  DEFERRED,
  /** The client agreed; the reference says where. */
  CLIENT_APPROVED;

  /** Whether the answer changes the line that the exception is about; so it needs one. */
  boolean changesALine() {
    return this == WRITTEN_DOWN || this == DEFERRED;
  }
}
