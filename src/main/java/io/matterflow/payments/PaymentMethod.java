package io.matterflow.payments;

/** The ways in which money reaches the firm; tables and reports rely on these names. */
public enum PaymentMethod {
  CHECK,
  WIRE,
  ACH,
  CARD,
  CASH,
  OTHER
}
