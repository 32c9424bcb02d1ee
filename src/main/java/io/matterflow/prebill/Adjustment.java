package io.matterflow.prebill;

import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * One move of money, on a line or, without one, on the bill as a whole: from which amount to which, by whom, and why.
 * {@code byPartner} says whether they acted as the matter's billing partner then, who would otherwise sign it.
 */
public record Adjustment(
    PreBillId preBill,
    Optional<PreBillLineId> line,
    Kind kind,
    Money before,
    Money after,
    String reasonCode,
    String reason,
    UserId by,
    boolean byPartner,
    Instant at) {

  /** What follows from the matter's or the client's terms and not from anybody's judgement. */
  static final String AGREED_TERMS = "AGREED_TERMS";

  /** Somebody who wrote down. */
  record Writer(UserId user, boolean asPartner) {}

  /** The words of {@code domain/billing-models.md} section 4. */
  public enum Kind {
    WRITE_DOWN,
    WRITE_UP,
    HELD,
    ADDED,
    /** Left the bill for another matter. */
    TRANSFERRED,
    /** An agreed percentage off the bill. */
    DISCOUNT,
    /** Taken off the bill as a favour. */
    COURTESY,
    /** What exceeds the most that was agreed. */
    CAP
  }
}
