package io.matterflow.receivables;

import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import java.time.Instant;
import java.util.Optional;

/** Money that the firm gives back of a payment, by the way it came. */
public record Refund(
    RefundId id,
    PaymentId payment,
    Money amount,
    State state,
    UserId requestedBy,
    Instant requestedAt,
    Optional<String> vendorId) {

  /** How far a refund has come. */
  public enum State {
    /** Somebody else has to agree. */
    REQUESTED,
    REFUSED,
    /** It is on its way to the payer. */
    AUTHORIZED,
    MADE
  }
}
