package io.matterflow.receivables;

import io.matterflow.kernel.Actor;

/** The process of a payment, as the domain sees it; {@code workflow} drives it in the transaction at hand. */
public interface PaymentTasks {

  /**
   * Something about the payment is stored, or an invoice that it names is open again: it goes to its invoices (anew).
   */
  void changed(PaymentId payment);

  /** Whether the bookkeeper is asked about it. */
  boolean isAsked(PaymentId payment);

  /** The bookkeeper has decided; with {@code assigned} the payment is allocated once more. */
  void decided(PaymentId payment, boolean assigned, Actor by);
}
