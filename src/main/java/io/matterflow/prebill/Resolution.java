package io.matterflow.prebill;

/** The ways out of an exception. */
public enum Resolution {
  /** The line was corrected; it is checked again before this is believed. */
  FIXED("To correct a line"),
  /** It stands as it is, for a reason, by a role that may say so. */
  OVERRIDDEN("To let it stand"),
  /** The amount was given up. */
  WRITTEN_DOWN("To write the line down"),
  /** The line waits for the next pre-bill. */
  DEFERRED("To leave it for the next bill"),
  /** The client agreed; the reference says where. */
  CLIENT_APPROVED("To rely on the client's approval");

  private final String words;

  Resolution(String words) {
    this.words = words;
  }

  /** As a sentence about it begins, in the words of the form. */
  String words() {
    return words;
  }

  /** Whether the answer changes the line that the exception is about; so it needs one. */
  boolean changesALine() {
    return this == WRITTEN_DOWN || this == DEFERRED;
  }
}
