package io.matterflow.ledes;

import java.util.Arrays;
import java.util.Optional;

/** What a line of a LEDES file bills. */
public enum LineType {
  FEE("F"),
  EXPENSE("E"),
  /** A discount on all fees, a credit, or a flat fee. */
  FEE_ADJUSTMENT("IF"),
  /** A credit on all expenses. */
  EXPENSE_ADJUSTMENT("IE");

  private final String code;

  LineType(String code) {
    this.code = code;
  }

  static Optional<LineType> of(String code) {
    return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
  }

  public String code() {
    return code;
  }

  /** A piece of work or an outlay, and no adjustment of the invoice as a whole. */
  boolean isItem() {
    return this == FEE || this == EXPENSE;
  }
}
