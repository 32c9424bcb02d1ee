package io.matterflow.prebill;

import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import java.time.LocalDate;

/** A fee that does not follow hours: what it is for, how much, and on which day it was earned. */
public record FixedFee(
    FixedFeeId id,
    MatterId matter,
    Kind kind,
    String occasion,
    String label,
    Money amount,
    LocalDate date) {

  /** What a fixed fee is paid for. The occasion tells two of a kind on one matter apart. */
  public enum Kind {
    /** A stage of the matter that was reached; the occasion is the milestone's key. */
    MILESTONE,
    /** A period of a subscription that has ended; the occasion is its last day. */
    SUBSCRIPTION,
    /** A settlement, judgment or award; the occasion is its reference. */
    SUCCESS,
    /** The whole of a flat fee without milestones, at the end of the matter. */
    FLAT
  }

  static FixedFee earned(MatterId matter, Kind kind, String occasion, String label, Money amount, LocalDate date) {
    return new FixedFee(FixedFeeId.next(), matter, kind, occasion, label, amount, date);
  }
}
