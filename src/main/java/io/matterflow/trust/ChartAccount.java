package io.matterflow.trust;

import java.util.Set;

/**
 * An account of the trust book's chart: the bank, a client's ledger, the float, interest, a shortage, what is not
 * identified.
 */
public record ChartAccount(String code) implements Comparable<ChartAccount> {

  public static final ChartAccount BANK = new ChartAccount("T100");
  public static final ChartAccount FLOAT = new ChartAccount("T290");
  public static final ChartAccount INTEREST = new ChartAccount("T295");
  public static final ChartAccount SHORTAGE = new ChartAccount("T298");
  public static final ChartAccount UNIDENTIFIED = new ChartAccount("T299");

  private static final String LEDGER = "T200.";
  private static final Set<String> ALONE = Set.of("T100", "T290", "T295", "T298", "T299");

  public static ChartAccount of(LedgerId ledger) {
    if (ledger.isInterest()) {
      return INTEREST;
    }
    return ledger.isFloat() ? FLOAT : new ChartAccount(LEDGER + ledger);
  }

  boolean isOfTheChart() {
    return ALONE.contains(code) || (isLedgerOfClient() && code.length() > LEDGER.length());
  }

  public boolean isLedgerOfClient() {
    return code.startsWith(LEDGER);
  }

  /** The ledger that it is, where it is a client's. */
  public LedgerId ledger() {
    if (!isLedgerOfClient()) {
      throw new IllegalStateException(code + " is no client's ledger");
    }
    return new LedgerId(code.substring(LEDGER.length()));
  }

  /** The bank and what the firm owes grow by debits, all others by credits. */
  boolean growsByDebit() {
    return equals(BANK) || equals(SHORTAGE);
  }

  @Override
  public int compareTo(ChartAccount other) {
    return code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return code;
  }
}
