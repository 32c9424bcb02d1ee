package io.matterflow.trust;

import io.matterflow.directory.FeeArrangement.Receipts;

/** What the money is that a client pays ahead on a matter: a row of {@code dmn/retainer-kind.dmn}. */
public record RetainerKind(Kind kind, Receipts receipts, Drawn drawn, boolean refilled) {

  /** What was agreed, in the field's words. */
  public enum Kind {
    ADVANCE,
    EVERGREEN,
    SECURITY,
    /** Paid for being available: earned at once, and never in trust. */
    TRUE_RETAINER,
    FLAT_FEE,
    SUBSCRIPTION,
    /** What an outcome brings, to be distributed. */
    SETTLEMENT,
    COSTS_ONLY
  }

  /** For which bills it is drawn. */
  public enum Drawn {
    EACH_BILL,
    LAST_BILL,
    BY_HAND
  }
}
