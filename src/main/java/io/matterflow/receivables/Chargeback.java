package io.matterflow.receivables;

import io.matterflow.engine.DecisionTable;
import io.matterflow.kernel.Money;
import io.matterflow.payments.PaymentReported.Account;
import java.time.Instant;

/** Money that somebody else took back, and that a bookkeeper has to answer for by a day. */
public record Chargeback(
    ChargebackId id,
    Payment payment,
    Kind kind,
    String item,
    State state,
    Money amount,
    Instant dueAt) {

  static final DecisionTable<Facts, Advice> TABLE = DecisionTable.of("chargeback-answer", Facts.class, Advice.class);

  /** What was taken. */
  public enum Kind {
    /** The payer contests a card payment. */
    DISPUTE,
    /** The payer's bank returned a debit. */
    RETURN,
    /** Money that stands in the books of the trust account went back. */
    TRUST_MONEY,
    /** The processor took its fee from the trust account. */
    TRUST_FEE
  }

  /** Where the case stands. */
  public enum State {
    OPEN,
    /** The bookkeeper has done what there was to do. */
    ANSWERED,
    WON,
    LOST
  }

  record Facts(Kind kind, Account account) {}

  /** How many business days there are to answer, and what to do. */
  record Advice(Integer businessDays, String advice) {}
}
