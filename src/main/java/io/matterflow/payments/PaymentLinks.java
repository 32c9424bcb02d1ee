package io.matterflow.payments;

import io.matterflow.kernel.Money;
import java.net.URI;

/** Where a client pays. Asking twice for the same reference yields the same link: callers retry. */
public interface PaymentLinks {

  /** A link that takes what is open on the invoice of this number when it is clicked; the amount is what is open now. */
  URI linkFor(String invoiceNumber, Money open);
}
