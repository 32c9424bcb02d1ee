package io.matterflow.receivables;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Money;
import io.matterflow.payments.PaymentReported;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Money that reached the firm, and where it went. What no allocation accounts for is unapplied: allocations and unapplied
 * are the payment, always.
 */
public record Payment(
    PaymentId id,
    PaymentReported report,
    Optional<InvoiceNumber> assigned,
    State state,
    Optional<Leftover> leftover,
    Instant reportedAt,
    List<Allocation> allocations) {

  public Payment {
    allocations = List.copyOf(allocations);
    var unapplied = unapplied(report.amount(), allocations);
    if (unapplied.isNegative()) {
      throw new IllegalArgumentException("more than the whole of payment %s is allocated".formatted(id));
    }
  }

  /** How far a payment has come. */
  public enum State {
    /** Stored, and on its way to its invoice. */
    REPORTED,
    /** Every cent settled something. */
    ALLOCATED,
    /** Something is left over, and the bookkeeper decides what becomes of it. */
    UNDECIDED,
    /** What was left over is the client's credit. */
    KEPT,
    REFUNDED,
    /** It was recorded with the trust account. */
    IN_TRUST
  }

  /** Why money was left over. */
  public enum Leftover {
    OVERPAID,
    PAID_TWICE,
    INVOICE_UNKNOWN,
    PAYER_UNKNOWN,
    OTHER_CURRENCY,
    TRUST_MONEY
  }

  /** Where a part of a payment went; the invoice is named for {@link Target#INVOICE} only. */
  public record Allocation(Target target, Optional<InvoiceNumber> invoice, Money amount, Optional<String> note) {

    /** The kinds of places where money goes. */
    public enum Target {
      INVOICE,
      REFUND,
      TRUST
    }
  }

  public Money unapplied() {
    return unapplied(report.amount(), allocations);
  }

  /** The invoice number that counts: as a bookkeeper assigned it, or as the payer gave it. */
  public Optional<InvoiceNumber> designated() {
    return assigned.or(() -> report.invoiceNumber().map(InvoiceNumber::new));
  }

  Payment with(List<Allocation> itsAllocations) {
    return new Payment(id, report, assigned, state, leftover, reportedAt, itsAllocations);
  }

  private static Money unapplied(Money amount, List<Allocation> allocations) {
    return allocations.stream().map(Allocation::amount).reduce(amount, Money::minus);
  }
}
