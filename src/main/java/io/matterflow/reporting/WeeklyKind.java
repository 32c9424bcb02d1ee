package io.matterflow.reporting;

/** The reports that go out every week. */
public enum WeeklyKind {
  /** Who owes how much for how long. */
  RECEIVABLES
}
