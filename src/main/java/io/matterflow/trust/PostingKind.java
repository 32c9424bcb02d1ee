package io.matterflow.trust;

/** What a posting to a trust account is about. */
public enum PostingKind {
  OPENING,
  DEPOSIT,
  CURE,
  FLOAT_FUNDING,
  IDENTIFIED,
  TRANSFER_IN,
  DRAW_FEES,
  DISBURSE_COST,
  REFUND,
  PAY_OUT,
  REVERSAL,
  TRANSFER,
  RECOVERY,
  NSF,
  BANK_CHARGE,
  CHARGEBACK,
  INTEREST,
  SWEEP;

  /** Whether it takes money out of the account by our own act, which stops while the account is frozen. */
  boolean isDraw() {
    return switch (this) {
      case DRAW_FEES, DISBURSE_COST, REFUND, PAY_OUT, TRANSFER, RECOVERY -> true;
      default -> false;
    };
  }

  /** Whether the bank did it, so that it stands whatever we think of it. */
  boolean isOfTheBank() {
    return switch (this) {
      case NSF, BANK_CHARGE, CHARGEBACK, INTEREST, SWEEP -> true;
      default -> false;
    };
  }
}
