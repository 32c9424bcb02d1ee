package io.matterflow.messaging;

/** The messages that clients get; each has its rows in the decision {@code message-texts}. */
public enum MessageKey {
  /** Brings the invoice. */
  INVOICE,
  /** Asks for what is open, while the invoice is not overdue. */
  REMINDER,
  /** Asks for what is open after the due date. */
  REMINDER_OVERDUE,
  /** Asks for an instalment of a payment plan that has not come. */
  INSTALMENT_MISSED,
  /** Brings a statement of account. */
  STATEMENT,
  /** Brings a credit note. */
  CREDIT_NOTE,
  /** Tells that an invoice counts no more. */
  INVOICE_VOIDED,
  /** Tells of money that came into trust. */
  TRUST_RECEIPT
}
