package io.matterflow.invoicing;

import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is open on an invoice has changed, and for what. Published with the movement, inside its transaction: whoever
 * keeps books of it does so in the same breath or not at all. The parts, where it has any, add up to the change.
 */
public record InvoiceMoved(
    InvoiceNumber number,
    Kind kind,
    String reference,
    Money change,
    Optional<InvoiceParts> parts,
    LocalDate effectiveOn,
    UserId by) {

  public InvoiceMoved {
    var whole = change.isNegative() ? change.negated() : change;
    if (parts.filter(some -> !some.total().equals(whole)).isPresent()) {
      throw new IllegalArgumentException("the parts of movement %s do not add up to it".formatted(reference));
    }
  }

  /** The kinds of movements that change what is open, and at the end those that do not. */
  public enum Kind {
    ISSUED,
    /** What an invoice came to that was taken over. */
    OPENING,
    /** What had been paid of it by then. */
    PAID_BEFORE,
    PAYMENT,
    /** A payment, or a part of it, taken back. */
    PAYMENT_TAKEN_BACK,
    /** Less is asked for than was billed. */
    CREDIT,
    /** All that was still asked for, since the invoice does not count. */
    VOID,
    /** Given up: nobody will pay it. */
    WRITE_OFF,
    /** What was given up is asked for again, since somebody pays it after all. */
    REINSTATED,
    /** Paid out of what the firm holds for the client in trust. */
    TRUST_DRAW,
    /** A draw from trust, or a part of it, put back. */
    TRUST_DRAW_RETURNED,
    /** The money that was drawn had to be given back by the firm, so that this part is not paid after all. */
    TRUST_DRAW_UNPAID,
    DISPUTE,
    /** A part is to be drawn from trust and is not asked for meanwhile. */
    RESERVED,
    /** It is asked for again, or drawn. */
    RELEASED
  }
}
