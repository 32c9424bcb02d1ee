package io.matterflow.messaging.twilio;

import io.matterflow.messaging.Failure;
import io.matterflow.messaging.OutgoingMessages.State;
import java.util.Optional;

/** How far Twilio says that a message came, and why no further. */
final class DeliveryStatus {

  static final int STOPPED = 21610;

  private DeliveryStatus() {}

  /** Empty for a word that we do not know. */
  static Optional<State> of(String word) {
    return Optional.ofNullable(switch (word) {
      case "accepted", "scheduled", "queued" -> State.HANDED_OVER;
      case "sending" -> State.SENDING;
      case "sent" -> State.SENT;
      case "delivered", "read", "partially_delivered" -> State.DELIVERED;
      case "undelivered", "failed", "canceled" -> State.FAILED;
      default -> null;
    });
  }

  /** What an error says about the number; empty for one that says nothing about it. */
  static Optional<Failure> ofNumber(int code) {
    return Optional.ofNullable(switch (code) {
      case 21211, 21217, 30005 -> Failure.NO_SUCH_ADDRESS;
      case 21614, 30006 -> Failure.NOT_A_MOBILE;
      case 21612, 30004 -> Failure.REFUSED;
      default -> null;
    });
  }
}
