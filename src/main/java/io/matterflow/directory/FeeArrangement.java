package io.matterflow.directory;

import io.matterflow.engine.Between;

/**
 * How a matter is billed: a row of {@code dmn/fee-arrangement.dmn}, put together from building blocks. Nothing else in
 * the product knows an arrangement by its name.
 */
public record FeeArrangement(
    Capture capture,
    Trigger trigger,
    Lines lines,
    Cap cap,
    @Between(least = "1", most = "100") int warnAt,
    Codes codes,
    Reminders reminders,
    Receipts receipts,
    Reviewers reviewers) {

  /** What becomes of work on the matter. */
  public enum Capture {
    /** It is proposed, and billed by the hour. */
    PROMPT,
    /** It is proposed, and kept for profitability. */
    TRACK,
    /** It is left out. */
    NONE
  }

  /** What makes a bill due. */
  public enum Trigger {
    CYCLE,
    MILESTONE,
    PERIOD,
    OUTCOME,
    NEVER,
    /** Nobody has said yet. */
    UNKNOWN
  }

  /** What stands on a bill besides costs. */
  public enum Lines {
    HOURS(true, false),
    FIXED(false, true),
    SUCCESS(false, true),
    MIXED(true, true),
    NONE(false, false),
    /** Nobody has said yet. */
    UNKNOWN(false, false);

    private final boolean hours;
    private final boolean fees;

    Lines(boolean hours, boolean fees) {
      this.hours = hours;
      this.fees = fees;
    }

    public boolean billHours() {
      return hours;
    }

    public boolean billFees() {
      return fees;
    }

    /** Whether a bill can come of it at all. */
    public boolean billAnything() {
      return hours || fees;
    }
  }

  /** What the agreed cap is on, if one is agreed. */
  public enum Cap {
    NONE,
    FEES
  }

  /** Whether lines carry codes. */
  public enum Codes {
    AS_AGREED,
    REQUIRED
  }

  /** How a client is reminded. */
  public enum Reminders {
    EVERY_WAY,
    IN_WRITING,
    NONE
  }

  /** Where money goes that a client pays on such a bill. */
  public enum Receipts {
    OPERATING,
    TRUST
  }

  /** Whose word a bill needs. */
  public enum Reviewers {
    ATTORNEY_AND_PARTNER
  }
}
