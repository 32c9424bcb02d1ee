package io.matterflow.capture;

/** Where a signal stands. */
public enum SignalState {
  /** Taken in, its case not yet open. */
  RECEIVED,
  /** A person must say which matter. */
  ASKED,
  /** A meeting that is not over yet; then its matter is looked for. */
  PLANNED,
  MATCHED,
  /** Its prompt was rejected by mistake and is asked again. */
  REOPENED,
  /** Its time went into the prompt of an earlier signal of the same work. */
  MERGED,
  IGNORED,
  /** Matched, but the matter takes no time of this kind. */
  EXCLUDED,
  /** A person said that it is no work to be recorded. */
  DISMISSED
}
