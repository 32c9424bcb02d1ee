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
  REPLENISHMENT
}
