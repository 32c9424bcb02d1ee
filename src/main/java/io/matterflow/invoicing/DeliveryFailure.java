package io.matterflow.invoicing;

import io.matterflow.kernel.UserId;
import io.matterflow.messaging.Failure;
import io.matterflow.messaging.Messages.Channel;
import java.time.Instant;
import java.util.Optional;

/** An invoice, or a reminder of it, that did not reach one of its people. */
public record DeliveryFailure(
    DeliveryFailureId id,
    InvoiceNumber invoice,
    String messageKey,
    Channel channel,
    String address,
    Failure failure,
    String code,
    Instant failedAt,
    Optional<Outcome> outcome,
    Optional<UserId> settledBy) {

  /** What a person has done about it. */
  public enum Outcome {
    /** The directory names another address now. */
    MENDED,
    /** The address is right after all. */
    RIGHT,
    /** The client was reached otherwise, or need not be. */
    REACHED,
    /** The invoice was voided: nobody is to be reached about it any more. */
    VOIDED
  }

  public boolean isSettled() {
    return outcome.isPresent();
  }

  /** Whether it was the invoice itself that came back. */
  public boolean isOfDelivery() {
    return messageKey.startsWith(Delivery.KIND + ":");
  }

  /** Whether it was a credit note, or the word that the invoice is void. */
  public boolean isOfCorrection() {
    return messageKey.startsWith(CorrectionNotice.KIND + ":");
  }
}
