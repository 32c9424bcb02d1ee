package io.matterflow.books;

import java.util.EnumSet;
import java.util.Set;

/** What has happened, in the words of the books. */
public enum Fact {
  INVOICE_ISSUED,
  /** An invoice came from elsewhere with its balance; whoever billed it has booked it. */
  INVOICE_TAKEN_OVER,
  PAID_BEFORE,
  MONEY_RECEIVED,
  PAYMENT_APPLIED,
  PAYMENT_TAKEN_BACK,
  /** Back to the payer. */
  MONEY_REFUNDED,
  /** The payer's bank took it back, as a returned debit or cheque. */
  MONEY_RETURNED,
  /** The payer's bank withholds it for a dispute. */
  MONEY_CHARGED_BACK,
  /** It was trust money, and is in the trust account. */
  MONEY_TO_TRUST,
  FEE_CHARGED,
  /**
   * Paid out of what the firm held for the client: the trust account's own book has its part under the same reference.
   */
  DRAWN_FROM_TRUST,
  RETURNED_TO_TRUST,
  /** The payer's bank took back what had gone to trust, out of the firm's own account. */
  DEPOSIT_CHARGED_BACK,
  /** The client let the firm have what was still in trust of it. */
  RECOVERED_FROM_TRUST,
  /** What the firm had got for it otherwise goes to trust, since the dispute was won after all. */
  DEPOSIT_GIVEN_BACK,
  /** What had been drawn of it for an invoice is not paid after all. */
  DRAW_UNPAID,
  INVOICE_CREDITED,
  INVOICE_VOIDED,
  INVOICE_WRITTEN_OFF,
  WRITE_OFF_REINSTATED,
  /** The firm's own money made good what a bank took from trust. */
  SHORTAGE_CURED,
  /** The firm's own money went to trust, for what a bank charges there. */
  FLOAT_FUNDED,
  /** Takes another entry back as a whole. */
  REVERSAL;

  /** What is about a deposit that the firm had to give back, and moves its own money. */
  static final Set<Fact> OWED_TO_US = EnumSet.of(DEPOSIT_CHARGED_BACK, DEPOSIT_GIVEN_BACK);

  /** What was booked elsewhere before we took it over stands there already. */
  boolean isKnownElsewhere() {
    return this == INVOICE_TAKEN_OVER || this == PAID_BEFORE;
  }
}
