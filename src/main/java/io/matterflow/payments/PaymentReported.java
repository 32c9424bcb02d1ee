package io.matterflow.payments;

import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The one form in which a payment reaches the house, from any processor or a person. (source, eventId) is its
 * identity: told twice, it is one payment. Published inside the transaction that stored it.
 */
public record PaymentReported(
    String source,
    String eventId,
    Optional<String> invoiceNumber,
    Optional<ClientId> client,
    Money amount,
    LocalDate receivedOn,
    String method,
    Account account) {

  /** Which of the firm's accounts the money is meant for. */
  public enum Account {
    OPERATING,
    TRUST
  }
}
