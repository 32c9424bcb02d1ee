package io.matterflow.capture;

/** Where a signal stands. */
public enum SignalState {
  RECEIVED,
  /** A person must say which matter. */
  ASKED,
  MATCHED,
  /** Its prompt was rejected by mistake and is asked again. */
  REOPENED,
  IGNORED,
  /** Matched, but the matter takes no time of this kind. */
  EXCLUDED,
  /** A person said that it is no work to be recorded. */
  DISMISSED
}
