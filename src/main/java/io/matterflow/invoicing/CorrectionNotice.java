package io.matterflow.invoicing;

import io.matterflow.invoicing.Invoice.DeliveredBy;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The document of a correction on its way to the client who has the invoice. What comes back is sent in a further
 * attempt.
 */
public record CorrectionNotice(
    CorrectionNoticeId id,
    CorrectionId correction,
    InvoiceNumber invoice,
    int attempt,
    Optional<Way> way,
    Optional<HandReason> handReason,
    Optional<LocalDate> toldOn,
    Optional<DeliveredBy> toldBy) {

  /** With which the key of every such message begins. */
  static final String KIND = "correction";

  public enum Way {
    EMAIL,
    /** A person brings it. */
    HAND
  }

  /** Why a person brings it. */
  public enum HandReason {
    INVOICE_BY_HAND("its invoice went on paper or by hand"),
    INVOICE_IN_PORTAL("its invoice is in the client's e-billing portal"),
    NOT_BY_EMAIL("the client does not take its invoices by e-mail"),
    NO_RECIPIENT("none of the client's billing contacts has an address that takes mail"),
    DROPPED("its e-mail was dropped while messages to clients were kept back");

    private final String words;

    HandReason(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }

    /** Whether it could go by e-mail after all. */
    public boolean mayChange() {
      return this == NO_RECIPIENT || this == DROPPED;
    }
  }

  public boolean isDone() {
    return toldOn.isPresent();
  }

  /** The business fact that makes this message the same message, whoever retries it. */
  public String key() {
    var first = "%s:%s:%s".formatted(KIND, invoice, correction);
    return attempt == 1 ? first : first + ":" + attempt;
  }
}
