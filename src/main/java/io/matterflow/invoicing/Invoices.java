package io.matterflow.invoicing;

import io.matterflow.kernel.Actor;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import java.util.List;
import java.util.Optional;

/** Invoices as downstream capabilities see them: read, locked, and changed only by appended movements. */
public interface Invoices {

  Optional<Invoice> find(InvoiceNumber number);

  /** As {@link #find}, holding the invoice's row until the transaction ends: for whoever posts a movement. */
  Optional<Invoice> lock(InvoiceNumber number);

  /** Delivered invoices of the client with something open, oldest due date first. */
  List<Invoice> openOf(ClientId client);

  /** All invoices of the matter, in the order of their numbers. */
  List<Invoice> of(MatterId matter);

  /**
   * Appends a payment that lowers what is open, at most to zero; the reference is unique, a second post of it is a
   * fault. Answers the invoice afterwards; when nothing is open any more, {@link InvoiceSettled} is published.
   */
  Invoice pay(InvoiceNumber number, Money amount, String reference, Actor by);

  /**
   * Takes back a part of what payments have settled, at most all of it: a refund, a returned debit, a chargeback. Answers the
   * invoice afterwards; when something is open again on a settled invoice, {@link InvoiceReopened} is published.
   */
  Invoice takeBack(InvoiceNumber number, Money amount, String reference, Actor by);

  /** Marks an amount as disputed or, with a negative amount, as no longer so. */
  Invoice dispute(InvoiceNumber number, Money amount, String reference, Actor by);
}
