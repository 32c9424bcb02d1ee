package io.matterflow.prebill;

/** What sets a billing run off. Which matters a run bills, the decision {@code billing-trigger} says. */
public enum Cycle {
  MONTHLY,
  BIWEEKLY,
  QUARTERLY,
  MILESTONE,
  COMPLETION,
  SUBSCRIPTION,
  THRESHOLD,
  REPLENISHMENT;

  /** Bills periods that end on days known before; the others bill what has happened. */
  boolean hasPeriods() {
    return this == MONTHLY || this == BIWEEKLY || this == QUARTERLY || this == SUBSCRIPTION;
  }
}
