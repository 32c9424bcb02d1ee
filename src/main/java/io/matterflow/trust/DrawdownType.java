package io.matterflow.trust;

/** What a drawdown takes money for. */
public enum DrawdownType {
  DRAW_FEES("Pay an invoice"),
  DISBURSE_COST("Pay a cost"),
  REFUND("Give back to the client"),
  PAY_OUT("Pay out"),
  REVERSAL("Take a posting back"),
  RECOVERY("To the firm, for what it is owed"),
  TRANSFER("To another matter of the client");

  private final String words;

  DrawdownType(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  /** What the journal calls it. */
  PostingKind kind() {
    return PostingKind.valueOf(name());
  }
}
