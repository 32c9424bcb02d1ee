package io.matterflow.invoicing;

import io.matterflow.kernel.Actor;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Invoices as downstream capabilities see them: read, locked, and changed only by appended movements. */
public interface Invoices {

  Optional<Invoice> find(InvoiceNumber number);

  /** As {@link #find}, holding the invoice's row until the transaction ends: for whoever posts a movement. */
  Optional<Invoice> lock(InvoiceNumber number);

  /** Delivered invoices of the client with something open, oldest due date first. */
  List<Invoice> openOf(ClientId client);

  /** What the invoice asks for, by parts: as it was issued, less what was credited, voided or written off since. */
  InvoiceParts partsOf(InvoiceNumber number);

  /** All invoices of the matter, in the order of their numbers. */
  List<Invoice> of(MatterId matter);

  /**
   * Appends a payment that lowers what is open, at most to zero; the reference is unique, a second post of it is a
   * fault. Answers the invoice afterwards; when nothing is open any more, {@link InvoiceSettled} is published.
   */
  Invoice pay(InvoiceNumber number, Money amount, String reference, Actor by);

  /**
   * As {@link #pay(InvoiceNumber, Money, String, Actor)}, for money that was received on that day: reports as of a past
   * day count it from then, though never from before the invoice was there or from a day that is still to come.
   */
  Invoice pay(InvoiceNumber number, Money amount, String reference, LocalDate receivedOn, Actor by);

  /**
   * Takes back a part of what payments have settled, at most all of it: a refund, a returned debit, a chargeback.
   * Answers the invoice afterwards; publishes {@link PaymentTakenBack}, and {@link InvoiceReopened} when something is
   * open again on a settled invoice.
   */
  Invoice takeBack(InvoiceNumber number, Money amount, String reference, Actor by);

  /**
   * What was drawn for the invoice from trust settles so much of it, at most all that is open; the reference is the
   * trust account's own, so that both books name the same. Answers the invoice afterwards; publishes
   * {@link InvoiceSettled} when nothing is open any more.
   */
  Invoice drawFromTrust(InvoiceNumber number, Money amount, String reference, LocalDate day, Actor by);

  /** Puts back a part of what was drawn from trust, at most all of it; publishes as {@link #takeBack} does. */
  Invoice returnToTrust(InvoiceNumber number, Money amount, String reference, LocalDate day, Actor by);

  /**
   * What was drawn from trust was paid in with money that was taken from the firm again: so much, at most all that was
   * drawn, is asked for once more. Publishes as {@link #takeBack} does.
   */
  Invoice drawUnpaid(InvoiceNumber number, Money amount, String reference, Actor by);

  /**
   * So much is to be drawn from trust: the client is not asked for it meanwhile. At most what is open, neither disputed
   * nor reserved.
   */
  Invoice reserve(InvoiceNumber number, Money amount, String reference, Actor by);

  /**
   * So much, at most all that is reserved, is no longer; where nothing is, nothing happens. Publishes
   * {@link ReservationEnded} when the client is asked for something again.
   */
  Invoice release(InvoiceNumber number, Money amount, String reference, Actor by);

  /**
   * Asks for less than was billed, at most for all that is open; the reference is unique and says where it comes from.
   * Answers the invoice afterwards; publishes {@link InvoiceCredited}, and {@link InvoiceSettled} when nothing is open
   * any more.
   */
  Invoice credit(InvoiceNumber number, Money amount, String reference, Actor by);

  /** As {@link #credit(InvoiceNumber, Money, String, Actor)}, where it is known what the credit is for. */
  Invoice credit(InvoiceNumber number, InvoiceParts parts, String reference, Actor by);

  /** The invoice counts no more. One of which something is paid is a fault: that money goes back first. */
  Invoice voidWhole(InvoiceNumber number, String reference, Actor by);

  /** Gives up an amount, at most all that is open. */
  Invoice writeOff(InvoiceNumber number, Money amount, String reference, Actor by);

  /** Somebody pays what was given up: so much of the write-off, at most all of it, is asked for again. */
  Invoice reinstate(InvoiceNumber number, Money amount, String reference, Actor by);

  /** What the invoice asks for less since its issue, in the order in which that happened. */
  List<Reduction> reductions(InvoiceNumber number);

  /** What was drawn for it from trust, without what went back or is asked for again. */
  Money drawn(InvoiceNumber number);

  /** What of the invoice is written off now. */
  Money writtenOff(InvoiceNumber number);

  /**
   * Keeps what the client's e-billing portal has made of the invoice. With a day of acceptance its reminders count from
   * there. Publishes {@link PortalAnswered}, but for the first upload.
   */
  Invoice inPortal(InvoiceNumber number, Invoice.PortalState state, Optional<LocalDate> acceptedOn, Actor by);

  /** The portal has no say any more; the reminders of an invoice that it never accepted count from this day. */
  Invoice outOfPortal(InvoiceNumber number, LocalDate on, Actor by);

  /** When something was last open again of it after nothing had been; empty where that never happened. */
  Optional<Instant> reopenedAt(InvoiceNumber number);

  /** Marks an amount as disputed or, with a negative amount, as no longer so. */
  Invoice dispute(InvoiceNumber number, Money amount, String reference, Actor by);
}
