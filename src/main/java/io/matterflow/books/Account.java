package io.matterflow.books;

/**
 * The accounts of the operating book ({@code domain/trust-iolta.md} section 4). There is none of trust money among
 * them: what is not here cannot be booked, and the database takes no other. How the accounting system calls them,
 * {@code accounting-map} says.
 */
public enum Account {
  CASH("1000", "Operating cash", Kind.ASSET),
  RECEIVABLES("1100", "Accounts receivable", Kind.ASSET),
  COSTS_ADVANCED("1200", "Client costs advanced", Kind.ASSET),
  DUE_FROM_CLIENT("1300", "Due from client, returned payments", Kind.ASSET),
  UNAPPLIED("2100", "Unapplied payments", Kind.LIABILITY),
  TAX_PAYABLE("2200", "Tax payable", Kind.LIABILITY),
  OPENING_BALANCES("3900", "Opening balances", Kind.EQUITY),
  FEE_INCOME("4000", "Fee income", Kind.INCOME),
  REDUCTIONS("4050", "Write-downs and discounts", Kind.INCOME),
  BAD_DEBT("6100", "Bad debt", Kind.EXPENSE),
  MERCHANT_FEES("6200", "Merchant fees", Kind.EXPENSE),
  BANK_CHARGES("6210", "Bank charges", Kind.EXPENSE);

  private final String code;
  private final String words;
  private final Kind kind;

  Account(String code, String words, Kind kind) {
    this.code = code;
    this.words = words;
    this.kind = kind;
  }

  /** Its number in the house's own chart. */
  public String code() {
    return code;
  }

  public String words() {
    return words;
  }

  public Kind kind() {
    return kind;
  }

  /** What an account is to a bookkeeper. */
  public enum Kind {
    ASSET,
    LIABILITY,
    EQUITY,
    INCOME,
    EXPENSE
  }
}
