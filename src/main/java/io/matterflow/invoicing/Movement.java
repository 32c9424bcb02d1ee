package io.matterflow.invoicing;

import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import java.time.LocalDate;

/**
 * One change of what is open, disputed or reserved on an invoice. A correction is another movement, never an edit. It counts
 * in reports from a day in the firm's zone, which for money is the day on which it was received.
 */
record Movement(
    InvoiceNumber number,
    Kind kind,
    String reference,
    Money open,
    Money disputed,
    Money reserved,
    LocalDate effectiveOn,
    Actor by) {

  enum Kind {
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
    DISPUTE
  }

  static Movement issued(InvoiceNumber number, Money total, LocalDate invoiceDate, Actor by) {
    return ofOpen(number, Kind.ISSUED, "issued:" + number, total, invoiceDate, by);
  }

  static Movement opening(OpeningInvoice invoice, Actor by) {
    return ofOpen(invoice.number(), Kind.OPENING, "opening:" + invoice.number(), invoice.amount(), invoice.asOf(), by);
  }

  static Movement paidBefore(OpeningInvoice invoice, Actor by) {
    var reference = "paid-before:" + invoice.number();
    return ofOpen(invoice.number(), Kind.PAID_BEFORE, reference, invoice.paid().negated(), invoice.asOf(), by);
  }

  static Movement payment(InvoiceNumber number, Money amount, String reference, LocalDate receivedOn, Actor by) {
    return ofOpen(number, Kind.PAYMENT, reference, amount.negated(), receivedOn, by);
  }

  static Movement takenBack(InvoiceNumber number, Money amount, String reference, LocalDate day, Actor by) {
    return ofOpen(number, Kind.PAYMENT_TAKEN_BACK, reference, amount, day, by);
  }

  /** Takes all that is open, disputed and reserved off. */
  static Movement voided(Invoice invoice, String reference, LocalDate day, Actor by) {
    return new Movement(invoice.number(), Kind.VOID, reference, invoice.open().negated(), invoice.disputed().negated(),
        invoice.reserved().negated(), day, by);
  }

  static Movement dispute(InvoiceNumber number, Money amount, String reference, LocalDate day, Actor by) {
    var none = Money.zero(amount.currency());
    return new Movement(number, Kind.DISPUTE, reference, none, amount, none, day, by);
  }

  /** Asks for less, or for more again, by a movement of this kind. */
  static Movement ofOpen(
      InvoiceNumber number, Kind kind, String reference, Money change, LocalDate effectiveOn, Actor by) {
    var none = Money.zero(change.currency());
    return new Movement(number, kind, reference, change, none, none, effectiveOn, by);
  }
}
