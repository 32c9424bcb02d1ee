package io.matterflow.prebill;

import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import java.time.Instant;

/**
 * One move of money on a line: from which amount to which, by whom, and why. {@code byPartner} says whether they acted as the
 * matter's billing partner then, who would otherwise sign it.
 */
record Adjustment(
    PreBillId preBill,
    PreBillLineId line,
    Kind kind,
    Money before,
    Money after,
    String reason,
    UserId by,
    boolean byPartner,
    Instant at) {

  /** Somebody who wrote down. */
  record Writer(UserId user, boolean asPartner) {}

  /** The words of {@code domain/billing-models.md} section 4. */
  enum Kind {
    WRITE_DOWN,
    WRITE_UP,
    HELD,
    ADDED
  }
}
