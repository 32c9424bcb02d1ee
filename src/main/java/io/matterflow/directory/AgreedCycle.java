package io.matterflow.directory;

/**
 * The billing cycles that a matter's terms may name. A word that no run knows would leave the matter unbilled for ever,
 * so it is rejected when it is loaded.
 */
public enum AgreedCycle {
  MONTHLY,
  BIWEEKLY,
  QUARTERLY,
  MILESTONE,
  COMPLETION,
  SUBSCRIPTION,
  THRESHOLD,
  REPLENISHMENT
}
