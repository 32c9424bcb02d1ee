package io.matterflow.receivables;

import io.matterflow.engine.DecisionTable;
import io.matterflow.payments.PaymentReported.Account;
import io.matterflow.receivables.Payment.Leftover;

/** The decision {@code payment-allocation}: which invoices a payment settles, and why something may be left over. */
final class PaymentAllocation {

  static final DecisionTable<Facts, Rule> TABLE = DecisionTable.of("payment-allocation", Facts.class, Rule.class);

  private PaymentAllocation() {}

  /** What the payer named, as far as we know it. */
  enum Designation {
    INVOICE,
    SETTLED_INVOICE,
    UNKNOWN_INVOICE,
    CLIENT,
    UNKNOWN_CLIENT,
    /** An invoice or a client whose currency is another one. */
    OTHER_CURRENCY
  }

  /** The order in which invoices take the money. */
  enum Order {
    DESIGNATED,
    OLDEST_DUE_FIRST,
    DESIGNATED_THEN_OLDEST_DUE,
    NOWHERE
  }

  record Facts(Account account, Designation designation) {}

  record Rule(Order order, Leftover leftover) {}
}
