package io.matterflow.invoicing;

import io.matterflow.kernel.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One request to deliver an invoice and what became of it. The first is made when the invoice is issued; a further one
 * is a person's wish to send it again. What was delivered is named by the digest of the document.
 */
public record Delivery(
    InvoiceNumber number,
    int request,
    Optional<Channel> wanted,
    Optional<String> reason,
    UserId requestedBy,
    Instant requestedAt,
    Optional<Channel> channel,
    Optional<HandReason> handReason,
    Optional<Instant> chosenAt,
    Optional<LocalDate> deliveredOn,
    Optional<String> documentSha256,
    Optional<UserId> doneBy,
    Optional<Instant> doneAt) {

  /** With which the key of every delivery begins. */
  static final String KIND = "invoice";

  /** How the invoice travels, or that nobody is named who could receive it. */
  public enum Channel {
    EMAIL,
    PAPER,
    HAND,
    /** Through the client's e-billing portal. */
    PORTAL,
    NO_RECIPIENT
  }

  /** Why a person delivers it. */
  public enum HandReason {
    ASKED_FOR("a colleague asked for delivery by hand"),
    PAPER("the client takes its invoices on paper"),
    PORTAL("the client takes its invoices through an e-billing portal, and the table has a person deliver them"),
    PAYMENT_PLAN("the client pays by a plan, which the invoice does not state yet"),
    DROPPED("its e-mail was dropped while messages to clients were paused"),
    NOT_SUPPORTED("the pre-bill names something that cannot be delivered by e-mail yet");

    private final String words;

    HandReason(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  public boolean isDone() {
    return doneAt.isPresent();
  }

  /** The business fact that makes this delivery the same delivery, whoever retries it. */
  public String key() {
    var first = KIND + ":" + number + ":delivery";
    return request == 1 ? first : first + ":" + request;
  }
}
