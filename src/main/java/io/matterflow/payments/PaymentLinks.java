package io.matterflow.payments;

import java.net.URI;
import java.util.Optional;

/** Where a client pays. Asking twice for the same invoice yields the same link: callers retry. */
public interface PaymentLinks {

  /**
   * A link that takes what is open on the invoice of this number when it is clicked, not what was open when it was
   * made. Empty while no payment processor is connected.
   */
  Optional<URI> linkFor(String invoiceNumber);

  /**
   * A link that pays what a request asks for into trust. Empty where the processor pays into the firm's own account
   * alone.
   */
  default Optional<URI> linkForTrust(String requestNumber) {
    return Optional.empty();
  }
}
