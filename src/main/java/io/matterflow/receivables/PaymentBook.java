package io.matterflow.receivables;

import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.payments.PaymentEvent.Type;
import io.matterflow.payments.PaymentReported.Account;
import io.matterflow.receivables.AllocationPlan.Share;
import io.matterflow.receivables.Payment.Allocation;
import io.matterflow.receivables.Payment.Allocation.Target;
import io.matterflow.receivables.Payment.State;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Moves a payment's money by appended rows: to invoices, back from them, back to the payer. Whoever calls holds the
 * payment and its invoices.
 */
@Component
class PaymentBook {

  /** The note of a row about money that a dispute has never taken from its ledger. */
  static final String STOOD_IN_TRUST = "its deposit stands";

  private final JdbcPayments payments;
  private final Invoices invoices;
  private final AllocationParts parts;
  private final ApplicationEventPublisher news;
  private final Clock clock;

  PaymentBook(
      JdbcPayments payments,
      Invoices invoices,
      AllocationParts parts,
      ApplicationEventPublisher news,
      Clock clock) {
    this.payments = payments;
    this.invoices = invoices;
    this.parts = parts;
    this.news = news;
    this.clock = clock;
  }

  /**
   * Makes the rows agree with what the events come to: what went back to the payer or the bank leaves first what was
   * unapplied, then the invoice that was settled last, and last what a client has in trust. Where money came back, it
   * is unapplied again.
   */
  Payment straighten(Payment payment, PaymentStory story) {
    var returned = story.returned();
    var refunded = story.refunded().atMost(payment.received().minus(returned));
    var withheld = story.withheld().atMost(payment.received().minus(returned).minus(refunded));
    var stays = payment.received().minus(returned).minus(refunded).minus(withheld);
    var isForTrust = payment.report().account() == Account.TRUST;
    takeFromTrust(payment, stays);
    var inTrust = payment.allocatedTo(Target.TRUST).atMost(stays);
    takeFromInvoices(payment, isForTrust ? Money.zero(stays.currency()) : stays.minus(inTrust));
    bring(payment, Target.RETURN, returned, story.lastNamed(Type.FAILED));
    bring(payment, Target.REFUND, refunded, story.lastNamed(Type.REFUNDED));
    bring(payment, Target.CHARGEBACK, withheld, story.lastNamed(Type.DISPUTE_OPENED));
    return payments.find(payment.id()).orElseThrow();
  }

  /** Money for an invoice that was written off: so much of it as this pays is asked for again (ADR 0070). */
  void recover(Payment payment) {
    if (payment.report().account() == Account.TRUST) {
      return;
    }
    payment.designated().flatMap(invoices::find)
        .filter(invoice -> invoice.state() == Invoice.State.WRITTEN_OFF)
        .filter(invoice -> invoice.total().currency().equals(payment.unapplied().currency()))
        .ifPresent(invoice -> {
          var reference = "recovery:%s:%d".formatted(payment.id(), payments.rowsOf(payment.id()) + 1);
          var recovered = payment.unapplied().atMost(invoices.writtenOff(invoice.number()));
          invoices.reinstate(invoice.number(), recovered, reference, Actor.ENGINE);
        });
  }

  /**
   * Money counts on the invoice from the day on which it was received; what waited for a person, or came to a payment
   * later, counts from today, so that what was reported before stays true.
   */
  void settle(Payment payment, Share share) {
    var reference = append(payment, Target.INVOICE, Optional.of(share.invoice()), share.amount(), Optional.empty(),
        Actor.ENGINE);
    parts.paid(payment, share, reference);
    if (isFirstSettled(payment)) {
      invoices.pay(share.invoice(), share.amount(), reference, payment.report().receivedOn(), Actor.ENGINE);
    } else {
      invoices.pay(share.invoice(), share.amount(), reference, Actor.ENGINE);
    }
  }

  private static boolean isFirstSettled(Payment payment) {
    return payment.state() == State.REPORTED && payment.assigned().isEmpty() && payment.allocations().isEmpty();
  }

  /** So much of what is unapplied was recorded with the trust account. */
  void recordInTrust(Payment payment, Money amount, Optional<String> note, Actor by) {
    append(payment, Target.TRUST, Optional.empty(), amount, note, by);
  }

  /** How a payment stands of which nothing is unapplied. */
  static State stateOf(Payment payment, PaymentStory story) {
    if (!story.isAnnounced()) {
      return State.AWAITED;
    }
    if (payment.received().isZero()) {
      return payment.underWay().isPositive() ? State.PENDING : State.FAILED;
    }
    if (payment.allocatedTo(Target.RETURN).equals(payment.received())) {
      return State.FAILED;
    }
    if (payment.allocatedTo(Target.CHARGEBACK).isPositive()) {
      return State.CHARGED_BACK;
    }
    if (payment.allocatedTo(Target.TRUST).isPositive()) {
      return State.IN_TRUST;
    }
    return payment.allocatedTo(Target.REFUND).isPositive() ? State.REFUNDED : State.ALLOCATED;
  }

  private void takeFromInvoices(Payment payment, Money stays) {
    var settled = new ArrayList<>(payment.settled().entrySet());
    Collections.reverse(settled);
    var excess = payment.allocatedTo(Target.INVOICE).minus(stays);
    for (var part : settled) {
      var back = excess.atMost(part.getValue());
      if (back.isPositive()) {
        takeBack(payment, part.getKey(), back);
        excess = excess.minus(back);
      }
    }
  }

  private void takeBack(Payment payment, InvoiceNumber invoice, Money amount) {
    var reference =
        append(payment, Target.INVOICE, Optional.of(invoice), amount.negated(), Optional.empty(), Actor.ENGINE);
    parts.takenBack(payment, invoice, amount, reference);
    invoices.takeBack(invoice, amount, reference, Actor.ENGINE);
  }

  private void takeFromTrust(Payment payment, Money stays) {
    var excess = payment.allocatedTo(Target.TRUST).minus(stays);
    if (excess.isPositive()) {
      append(payment, Target.TRUST, Optional.empty(), excess.negated(), Optional.empty(), Actor.ENGINE);
    }
  }

  private void bring(Payment payment, Target target, Money amount, Optional<String> note) {
    var change = amount.minus(payment.allocatedTo(target));
    if (!change.isZero()) {
      append(payment, target, Optional.empty(), change, note, Actor.ENGINE);
    }
  }

  private String append(
      Payment payment, Target target, Optional<InvoiceNumber> invoice, Money amount, Optional<String> note, Actor by) {
    var reference = "payment:%s:%d".formatted(payment.id(), payments.rowsOf(payment.id()) + 1);
    payments.allocate(payment.id(), new Allocation(target, invoice, amount, note), reference, by, clock.instant());
    if (target != Target.INVOICE) {
      news.publishEvent(new MoneyMoved(payment.id(), reference));
    }
    return reference;
  }
}
