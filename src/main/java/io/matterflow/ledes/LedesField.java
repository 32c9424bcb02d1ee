package io.matterflow.ledes;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The 24 fields of a LEDES 1998B record, in their order. A text is as long as it says, a number has so many digits
 * before the point and four behind it. Source: the field table of the LEDES Oversight Committee, revision 7 of 2014.
 */
public enum LedesField {
  INVOICE_DATE(Kind.DATE, 8, Need.REQUIRED),
  INVOICE_NUMBER(Kind.TEXT, 20, Need.REQUIRED),
  CLIENT_ID(Kind.TEXT, 20, Need.REQUIRED),
  LAW_FIRM_MATTER_ID(Kind.TEXT, 20, Need.REQUIRED),
  INVOICE_TOTAL(Kind.NUMBER, 12, Need.REQUIRED),
  BILLING_START_DATE(Kind.DATE, 8, Need.REQUIRED),
  BILLING_END_DATE(Kind.DATE, 8, Need.REQUIRED),
  INVOICE_DESCRIPTION(Kind.TEXT, 15 * 1024, Need.OPTIONAL),
  LINE_ITEM_NUMBER(Kind.TEXT, 20, Need.REQUIRED),
  LINE_TYPE(Kind.TYPE, 2, Need.REQUIRED),
  LINE_ITEM_NUMBER_OF_UNITS(Kind.NUMBER, 10, Need.OPTIONAL),
  LINE_ITEM_ADJUSTMENT_AMOUNT(Kind.NUMBER, 10, Need.OPTIONAL),
  LINE_ITEM_TOTAL(Kind.NUMBER, 10, Need.REQUIRED),
  LINE_ITEM_DATE(Kind.DATE, 8, Need.REQUIRED),
  LINE_ITEM_TASK_CODE(Kind.TEXT, 20, Need.OPTIONAL),
  LINE_ITEM_EXPENSE_CODE(Kind.TEXT, 20, Need.OPTIONAL),
  LINE_ITEM_ACTIVITY_CODE(Kind.TEXT, 20, Need.OPTIONAL),
  TIMEKEEPER_ID(Kind.TEXT, 20, Need.OPTIONAL),
  LINE_ITEM_DESCRIPTION(Kind.TEXT, 15 * 1024, Need.OPTIONAL),
  LAW_FIRM_ID(Kind.TEXT, 20, Need.REQUIRED),
  LINE_ITEM_UNIT_COST(Kind.NUMBER, 10, Need.OPTIONAL),
  TIMEKEEPER_NAME(Kind.TEXT, 30, Need.OPTIONAL),
  TIMEKEEPER_CLASSIFICATION(Kind.TEXT, 10, Need.OPTIONAL),
  CLIENT_MATTER_ID(Kind.TEXT, 20, Need.OPTIONAL);

  /** What ends a record, and the first two lines. */
  public static final String TERMINATOR = "[]";

  /** The first line of a file. */
  public static final String VERSION = "LEDES1998B" + TERMINATOR;

  static final int COUNT = values().length;
  static final int DECIMALS = 4;
  static final char SEPARATOR = '|';

  /** The second line of a file. */
  static final String HEADER = Arrays.stream(values()).map(LedesField::header)
      .collect(Collectors.joining(String.valueOf(SEPARATOR))) + TERMINATOR;

  private final Kind kind;
  private final int size;
  private final Need need;

  LedesField(Kind kind, int size, Need need) {
    this.kind = kind;
    this.size = size;
    this.need = need;
  }

  /** The name in the header and in findings. */
  public String header() {
    return this == LINE_TYPE ? "EXP/FEE/INV_ADJ_TYPE" : name();
  }

  /** Counted from 1, as people count columns. */
  public int column() {
    return ordinal() + 1;
  }

  Kind kind() {
    return kind;
  }

  /** The longest text, or the most digits before the point. */
  int size() {
    return size;
  }

  boolean isRequired() {
    return need == Need.REQUIRED;
  }

  enum Kind {
    DATE,
    TEXT,
    NUMBER,
    TYPE
  }

  /**
   * Whether a value must stand there whatever the line is; what depends on the line's type is told by a rule of its
   * own.
   */
  private enum Need {
    REQUIRED,
    OPTIONAL
  }
}
