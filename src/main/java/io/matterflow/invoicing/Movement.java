package io.matterflow.invoicing;

import io.matterflow.audit.AuditEntry;
import io.matterflow.invoicing.InvoiceMoved.Kind;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One change of what is open, disputed or reserved on an invoice. A correction is another movement, never an edit. It
 * counts in reports from a day in the firm's zone, which for money is the day on which it was received.
 */
record Movement(
    InvoiceNumber number,
    Kind kind,
    String reference,
    Money open,
    Money disputed,
    Money reserved,
    Optional<InvoiceParts> parts,
    LocalDate effectiveOn,
    Actor by) {

  static Movement issued(InvoiceNumber number, InvoiceParts parts, LocalDate invoiceDate, Actor by) {
    return ofParts(number, Kind.ISSUED, "issued:" + number, parts, parts.total(), invoiceDate, by);
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
  static Movement voided(Invoice invoice, InvoiceParts parts, String reference, LocalDate day, Actor by) {
    return new Movement(invoice.number(), Kind.VOID, reference, invoice.open().negated(), invoice.disputed().negated(),
        invoice.reserved().negated(), Optional.of(parts), day, by);
  }

  static Movement trustDraw(InvoiceNumber number, Money amount, String reference, LocalDate day, Actor by) {
    return ofOpen(number, Kind.TRUST_DRAW, reference, amount.negated(), day, by);
  }

  static Movement trustDrawReturned(InvoiceNumber number, Money amount, String reference, LocalDate day, Actor by) {
    return ofOpen(number, Kind.TRUST_DRAW_RETURNED, reference, amount, day, by);
  }

  static Movement trustDrawUnpaid(InvoiceNumber number, Money amount, String reference, LocalDate day, Actor by) {
    return ofOpen(number, Kind.TRUST_DRAW_UNPAID, reference, amount, day, by);
  }

  static Movement reserved(InvoiceNumber number, Money amount, String reference, LocalDate day, Actor by) {
    return ofReserved(number, Kind.RESERVED, reference, amount, day, by);
  }

  static Movement released(InvoiceNumber number, Money amount, String reference, LocalDate day, Actor by) {
    return ofReserved(number, Kind.RELEASED, reference, amount.negated(), day, by);
  }

  private static Movement ofReserved(
      InvoiceNumber number, Kind kind, String reference, Money change, LocalDate day, Actor by) {
    var none = Money.zero(change.currency());
    return new Movement(number, kind, reference, none, none, change, Optional.empty(), day, by);
  }

  static Movement dispute(InvoiceNumber number, Money amount, String reference, LocalDate day, Actor by) {
    var none = Money.zero(amount.currency());
    return new Movement(number, Kind.DISPUTE, reference, none, amount, none, Optional.empty(), day, by);
  }

  /** Asks for less of these parts by a movement of this kind. */
  static Movement less(InvoiceNumber number, Kind kind, String reference, InvoiceParts parts, LocalDate day, Actor by) {
    return ofParts(number, kind, reference, parts, parts.total().negated(), day, by);
  }

  /** Asks for these parts of what was given up again. */
  static Movement reinstated(InvoiceNumber number, String reference, InvoiceParts parts, LocalDate day, Actor by) {
    return ofParts(number, Kind.REINSTATED, reference, parts, parts.total(), day, by);
  }

  private static Movement ofParts(
      InvoiceNumber number, Kind kind, String reference, InvoiceParts parts, Money change, LocalDate day, Actor by) {
    var none = Money.zero(change.currency());
    return new Movement(number, kind, reference, change, none, none, Optional.of(parts), day, by);
  }

  private static Movement ofOpen(
      InvoiceNumber number, Kind kind, String reference, Money change, LocalDate effectiveOn, Actor by) {
    var none = Money.zero(change.currency());
    return new Movement(number, kind, reference, change, none, none, Optional.empty(), effectiveOn, by);
  }

  /** What the trail says of it. */
  AuditEntry entry(String act, Invoice before, Invoice after) {
    return AuditEntry.of(by, act, "invoice", number)
        .before("state", before.state())
        .before("open", before.open().plain())
        .before("disputed", before.disputed().plain())
        .after("state", after.state())
        .after("open", after.open().plain())
        .after("disputed", after.disputed().plain())
        .after("reference", reference);
  }

  /** What others are told of it; empty where nothing open has changed. */
  Optional<InvoiceMoved> told() {
    return open.isZero()
        ? Optional.empty()
        : Optional.of(new InvoiceMoved(number, kind, reference, open, parts, effectiveOn, by.user()));
  }
}
