package io.matterflow.payments;

/** Whether the house is done with a payment that a processor has reported; {@code receivables} implements it. */
public interface BookedPayments {

  /**
   * False while the payment is unknown, or known and not allocated yet: what is open does not reckon with it so far.
   */
  boolean isBooked(String source, String eventId);
}
