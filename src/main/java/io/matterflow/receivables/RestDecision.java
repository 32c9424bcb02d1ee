package io.matterflow.receivables;

import io.matterflow.receivables.Payment.Leftover;
import java.util.EnumSet;
import java.util.Set;

/** What becomes of money that settled no invoice. */
public enum RestDecision {
  /**
   * It goes back to the payer: through the processor that it came by, or, where none is connected or the bookkeeper
   * names the reference, it was paid back by hand.
   */
  REFUND,
  /** It stays as the client's credit. */
  KEEP,
  /** It was meant for another invoice. */
  ASSIGN,
  /** It belongs to a client, on the ledger of a matter in the trust account. */
  TRUST;

  /** What a bookkeeper may choose: trust money never becomes income, and a credit needs a known client. */
  public static Set<RestDecision> openFor(Leftover leftover) {
    return switch (leftover) {
      case TRUST_MONEY -> EnumSet.of(TRUST, REFUND);
      case INVOICE_UNKNOWN, PAYER_UNKNOWN -> EnumSet.of(ASSIGN, REFUND, TRUST);
      case OTHER_CURRENCY -> EnumSet.of(REFUND);
      case OVERPAID, PAID_TWICE -> EnumSet.of(REFUND, KEEP, ASSIGN, TRUST);
    };
  }
}
