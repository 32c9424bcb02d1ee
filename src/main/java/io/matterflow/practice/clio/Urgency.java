package io.matterflow.practice.clio;

/** Who waits for an answer. */
enum Urgency {
  /** A person's work, or money. */
  INTERACTIVE,
  /** Nobody, and it comes again by itself: it yields as reading does, and gives up as soon as a posting. */
  REPEATED,
  /** Nobody. */
  BACKGROUND;

  boolean yields() {
    return this != INTERACTIVE;
  }
}
