package io.matterflow.invoicing;

import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What invoices came to as of a day: the sums of the movements that count by then, and nothing else. */
public interface Balances {

  /** Of all invoices that counted by the day: those with something open, and those dated after the earlier day. */
  List<Balance> asOf(LocalDate day, LocalDate datedAfter);

  /** Of the client's invoices on which something was open on the day. */
  List<Balance> openOf(ClientId client, LocalDate day);

  /** The client's movements that count by the day, in the order in which they count. */
  List<Entry> entries(ClientId client, LocalDate day);

  /** What became of open amounts after the first day and up to the second, added up by invoice and kind. */
  List<Moved> moved(LocalDate after, LocalDate through);

  /** What became of the open amounts of some invoices so far, added up by invoice and kind. */
  List<Moved> movedOf(Collection<InvoiceNumber> invoices);

  /** An invoice as of a day: what it came to, and what of that is billed, which of a voided one is nothing. */
  record Balance(
      InvoiceNumber number,
      ClientId client,
      Optional<MatterId> matter,
      LocalDate invoiceDate,
      LocalDate dueDate,
      Money total,
      Money billed,
      Money open,
      Money disputed) {}

  /** What a client is told about a change of what is open. */
  enum Kind {
    INVOICE,
    TAKEN_OVER,
    PAID_BEFORE,
    PAYMENT,
    PAYMENT_TAKEN_BACK,
    TRUST_DRAW,
    TRUST_DRAW_RETURNED,
    TRUST_DRAW_UNPAID,
    CREDIT,
    CHARGE;

    static Kind of(String movement, boolean isMore) {
      return switch (movement) {
        case "ISSUED" -> INVOICE;
        case "OPENING" -> TAKEN_OVER;
        case "PAID_BEFORE" -> PAID_BEFORE;
        case "PAYMENT" -> PAYMENT;
        case "PAYMENT_TAKEN_BACK" -> PAYMENT_TAKEN_BACK;
        case "TRUST_DRAW" -> TRUST_DRAW;
        case "TRUST_DRAW_RETURNED" -> TRUST_DRAW_RETURNED;
        case "TRUST_DRAW_UNPAID" -> TRUST_DRAW_UNPAID;
        default -> isMore ? CHARGE : CREDIT;
      };
    }
  }

  /** What changed of what is open on an invoice, by kind; less is negative. */
  record Moved(InvoiceNumber invoice, ClientId client, Optional<MatterId> matter, Kind kind, Money change) {}

  /** A change of what is open on an invoice, and the day from which it counts; less is negative. */
  record Entry(InvoiceNumber invoice, Kind kind, LocalDate on, Money change, String reference) {}
}
