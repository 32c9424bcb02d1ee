package io.matterflow.receivables;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Money;
import io.matterflow.payments.PaymentReported;
import io.matterflow.receivables.Payment.Allocation.Target;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Money that reached the firm or is announced, and where it went. Of what was received, what no allocation accounts for
 * is unapplied: allocations and unapplied are what was received, always. What is taken back is a row with the opposite
 * amount.
 */
public record Payment(
    PaymentId id,
    String paymentRef,
    PaymentReported report,
    Money received,
    Money underWay,
    Optional<InvoiceNumber> assigned,
    State state,
    Optional<Leftover> leftover,
    Instant reportedAt,
    List<Allocation> allocations) {

  public Payment {
    allocations = List.copyOf(allocations);
    var unapplied = unapplied(received, allocations);
    if (unapplied.isNegative()) {
      throw new IllegalArgumentException("more than the whole of payment %s is allocated".formatted(id));
    }
  }

  /** How far a payment has come. */
  public enum State {
    /** Stored, and on its way to its invoice. */
    REPORTED,
    /** Somebody told of its refund, its dispute or its fee, and nobody of the payment yet. */
    AWAITED,
    /** Announced; no money has come in. */
    PENDING,
    /** No money came, or its bank took all of it back. */
    FAILED,
    /** Every cent settled something. */
    ALLOCATED,
    /** Something is left over, and the bookkeeper decides what becomes of it. */
    UNDECIDED,
    /** What was left over is the client's credit. */
    KEPT,
    /** What was left over is on its way back to the payer. */
    REFUNDING,
    REFUNDED,
    /** It was recorded with the trust account. */
    IN_TRUST,
    /** The payer's bank withholds some or all of it, or has taken it for good. */
    CHARGED_BACK
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
      /** Back to the payer. */
      REFUND,
      /** Back to the payer's bank, which returned it. */
      RETURN,
      /** Withheld by the payer's bank for a dispute. */
      CHARGEBACK,
      TRUST
    }
  }

  public Money unapplied() {
    return unapplied(received, allocations);
  }

  /** What stands with these targets, what was taken back reckoned off. */
  public Money allocatedTo(Target... targets) {
    var those = Set.of(targets);
    return allocations.stream()
        .filter(allocation -> those.contains(allocation.target()))
        .map(Allocation::amount)
        .reduce(Money.zero(received.currency()), Money::plus);
  }

  /** What stands on each invoice, the first settled first; invoices from which all was taken back are left out. */
  public Map<InvoiceNumber, Money> settled() {
    var settled = new LinkedHashMap<InvoiceNumber, Money>();
    allocations.forEach(allocation ->
        allocation.invoice().ifPresent(number -> settled.merge(number, allocation.amount(), Money::plus)));
    settled.values().removeIf(Money::isZero);
    return settled;
  }

  /** The invoice number that counts: as a bookkeeper assigned it, or as the payer gave it. */
  public Optional<InvoiceNumber> designated() {
    return assigned.or(() -> report.invoiceNumber().map(InvoiceNumber::new));
  }

  Payment with(List<Allocation> itsAllocations) {
    return new Payment(
        id, paymentRef, report, received, underWay, assigned, state, leftover, reportedAt, itsAllocations);
  }

  private static Money unapplied(Money amount, List<Allocation> allocations) {
    return allocations.stream().map(Allocation::amount).reduce(amount, Money::minus);
  }
}
