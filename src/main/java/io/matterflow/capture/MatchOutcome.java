package io.matterflow.capture;

/** What became of the search for a signal's matter: sure enough, a person must say, or no work for a client. */
public enum MatchOutcome {
  AUTO,
  CONFIRM,
  IGNORE
}
