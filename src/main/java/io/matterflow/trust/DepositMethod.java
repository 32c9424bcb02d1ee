package io.matterflow.trust;

/** How money reached the trust account; {@code trust-clearing} says how long each takes until it is collected. */
public enum DepositMethod {
  CHECK,
  WIRE,
  ACH,
  CARD,
  /** A card payment of which the whole amount came in, and the fee was taken from operating. */
  CARD_GROSS,
  CASH,
  OTHER
}
