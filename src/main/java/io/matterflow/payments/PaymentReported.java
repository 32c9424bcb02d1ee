package io.matterflow.payments;

import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.Money;
import io.matterflow.payments.PaymentEvent.Key;
import io.matterflow.payments.PaymentEvent.Purpose;
import io.matterflow.payments.PaymentEvent.Type;
import java.time.LocalDate;
import java.util.Optional;

/** A payment that has come in whole, as a person records it: one event tells all of it. */
public record PaymentReported(
    String source,
    String eventId,
    Optional<String> invoiceNumber,
    Optional<ClientId> client,
    Money amount,
    LocalDate receivedOn,
    String method,
    Account account) {

  /** The event that tells of it; the payment is known by the event's own id. */
  public PaymentEvent event() {
    return PaymentEvent.of(Type.RECEIVED, Key.of(source, eventId, eventId), amount, receivedOn)
        .meant(new Purpose(invoiceNumber, client, Optional.of(method), Optional.of(account)));
  }

  /** Which of the firm's accounts the money is meant for. */
  public enum Account {
    OPERATING,
    TRUST
  }
}
