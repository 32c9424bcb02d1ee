package io.matterflow.trust;

import io.matterflow.kernel.MatterId;
import java.util.Optional;

/** Whose money it is on a trust account: a matter's, or the firm's own few dollars for what the bank charges. */
public record LedgerId(String value) implements Comparable<LedgerId> {

  /** The firm's own money in trust, enough for bank charges and no more. */
  public static final LedgerId FLOAT = new LedgerId("FIRM-BANK-CHARGES");

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

  /** The matter whose ledger it is; the firm's own has none. */
  public Optional<MatterId> matter() {
    return isFloat() ? Optional.empty() : Optional.of(new MatterId(value));
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
