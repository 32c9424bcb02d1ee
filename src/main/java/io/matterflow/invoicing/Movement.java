package io.matterflow.invoicing;

import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;

/** One change of what is open, disputed or reserved on an invoice. A correction is another movement, never an edit. */
record Movement(
    InvoiceNumber number, Kind kind, String reference, Money open, Money disputed, Money reserved, Actor by) {

  enum Kind {
    ISSUED,
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
    DISPUTE
  }

  static Movement issued(InvoiceNumber number, Money total, Actor by) {
    var none = Money.zero(total.currency());
    return new Movement(number, Kind.ISSUED, "issued:" + number, total, none, none, by);
  }

  static Movement payment(InvoiceNumber number, Money amount, String reference, Actor by) {
    var none = Money.zero(amount.currency());
    return new Movement(number, Kind.PAYMENT, reference, amount.negated(), none, none, by);
  }

  static Movement takenBack(InvoiceNumber number, Money amount, String reference, Actor by) {
    var none = Money.zero(amount.currency());
    return new Movement(number, Kind.PAYMENT_TAKEN_BACK, reference, amount, none, none, by);
  }

  /** Asks for less, or for more again, by a movement of this kind. */
  static Movement ofOpen(InvoiceNumber number, Kind kind, String reference, Money change, Actor by) {
    var none = Money.zero(change.currency());
    return new Movement(number, kind, reference, change, none, none, by);
  }

  /** Takes all that is open, disputed and reserved off. */
  static Movement voided(Invoice invoice, String reference, Actor by) {
    return new Movement(invoice.number(), Kind.VOID, reference, invoice.open().negated(), invoice.disputed().negated(),
        invoice.reserved().negated(), by);
  }

  static Movement dispute(InvoiceNumber number, Money amount, String reference, Actor by) {
    var none = Money.zero(amount.currency());
    return new Movement(number, Kind.DISPUTE, reference, none, amount, none, by);
  }
}
