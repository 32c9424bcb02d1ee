package io.matterflow.trust;

import io.matterflow.kernel.MatterId;
import java.util.Optional;

/**
 * Whose money it is on a trust account: a matter's, the firm's own few dollars for what the bank charges, or the
 * interest that is owed to the bar's foundation.
 */
public record LedgerId(String value) implements Comparable<LedgerId> {

  /** The firm's own money in trust, enough for bank charges and no more. */
  public static final LedgerId FLOAT = new LedgerId("FIRM-BANK-CHARGES");

  /** The interest owed to the bar's foundation, which only a reversal names. */
  public static final LedgerId INTEREST = new LedgerId("IOLTA-INTEREST");

  public LedgerId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("the id of a ledger is not blank");
    }
  }

  public static LedgerId of(MatterId matter) {
    return new LedgerId(matter.value());
  }

  public boolean isFloat() {
    return equals(FLOAT);
  }

  public boolean isInterest() {
    return equals(INTEREST);
  }

  /** The matter whose ledger it is; the firm's own and the foundation's have none. */
  public Optional<MatterId> matter() {
    return isFloat() || isInterest() ? Optional.empty() : Optional.of(new MatterId(value));
  }

  @Override
  public int compareTo(LedgerId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
