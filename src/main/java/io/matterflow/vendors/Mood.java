package io.matterflow.vendors;

/** How a local vendor behaves when it is asked to do something, so that failures can be rehearsed. */
public enum Mood {
  /** Does it and answers. */
  WELL,
  /** Surely does nothing and says so. */
  FAIL,
  /** Does nothing and never answers, until the caller loses patience. */
  HANG_BEFORE,
  /** Does it and never answers. */
  HANG_AFTER,
  /** Does it and answers late. */
  LATE
}
