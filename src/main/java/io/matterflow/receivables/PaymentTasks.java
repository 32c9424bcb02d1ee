package io.matterflow.receivables;

import io.matterflow.kernel.Actor;

/** The process of a payment, as the domain sees it; {@code workflow} drives it in the transaction at hand. */
public interface PaymentTasks {

  /** The payment is stored: its way to its invoices begins. */
  void begin(PaymentId payment);

  /** The bookkeeper has decided; with {@code assigned} the payment is allocated once more. */
  void decided(PaymentId payment, boolean assigned, Actor by);
}
