package io.matterflow.receivables;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.payments.BookedPayments;
import io.matterflow.payments.PaymentReported;
import io.matterflow.receivables.AllocationPlan.Share;
import io.matterflow.receivables.Designations.Named;
import io.matterflow.receivables.Payment.Allocation;
import io.matterflow.receivables.Payment.Allocation.Target;
import io.matterflow.receivables.Payment.State;
import io.matterflow.receivables.PaymentAllocation.Designation;
import io.matterflow.receivables.PaymentAllocation.Facts;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every payment comes in here, whoever reports it, and is never lost: first it is stored, once for its source and event,
 * then its process allocates it. What settles no invoice waits for the bookkeeper.
 */
@Service
public class PaymentIntake implements BookedPayments {

  private final JdbcPayments payments;
  private final Invoices invoices;
  private final Designations designations;
  private final Decisions decisions;
  private final PaymentTasks tasks;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  PaymentIntake(
      JdbcPayments payments,
      Invoices invoices,
      Designations designations,
      Decisions decisions,
      PaymentTasks tasks,
      AuditTrail audit,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.payments = payments;
    this.invoices = invoices;
    this.designations = designations;
    this.decisions = decisions;
    this.tasks = tasks;
    this.audit = audit;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** A payment that may still be refused, because whoever reports it can be answered. Two at once are one. */
  public Intake report(PaymentReported report, Actor by) {
    var known = payments.find(report.source(), report.eventId());
    if (known.isPresent()) {
      return answer(report, known.get());
    }
    var named = named(report);
    if (named.designation() == Designation.OTHER_CURRENCY) {
      return new Intake.OtherCurrency(named.billedIn().orElseThrow());
    }
    if (isOfAnotherClient(named, report)) {
      return new Intake.OtherClient();
    }
    return answer(report, takenOnce(report, by));
  }

  /** Money that has moved already: it is stored whatever it names, in the reporting transaction. */
  @Transactional
  public Payment take(PaymentReported report, Actor by) {
    var number = report.invoiceNumber().map(InvoiceNumber::new);
    designations.locked(number, report.client(), report.amount().currency());
    return payments.find(report.source(), report.eventId()).orElseGet(() -> store(report, by));
  }

  /** Gives the money to the invoices that the decision names, as far as it goes. */
  @Transactional
  public Payment allocate(PaymentId id) {
    var payment = locked(id);
    if (payment.state() != State.REPORTED) {
      return payment;
    }
    var report = payment.report();
    var named = designations.allLocked(payment.designated(), report.client(), report.amount().currency());
    var facts = new Facts(report.account(), named.designation());
    var rule = decisions.decide(PaymentAllocation.TABLE, facts, Subject.of("payment", id)).result();
    var plan = AllocationPlan.of(rule.order(), payment.unapplied(), named.invoice(), named.openOfTheClient());
    plan.shares().forEach(share -> settle(payment, share));
    var isDone = plan.rest().isZero();
    payments.stand(
        id, isDone ? State.ALLOCATED : State.UNDECIDED, isDone ? Optional.empty() : Optional.of(rule.leftover()));
    audit.record(AuditEntry.of(Actor.ENGINE, "allocated", "payment", id)
        .before("state", payment.state())
        .after("state", isDone ? State.ALLOCATED : State.UNDECIDED)
        .after("unapplied", plan.rest().plain()));
    return payments.find(id).orElseThrow();
  }

  private void settle(Payment payment, Share share) {
    var reference = "payment:%s:%s".formatted(payment.id(), share.invoice());
    var allocation = new Allocation(Target.INVOICE, Optional.of(share.invoice()), share.amount(), Optional.empty());
    payments.allocate(payment.id(), allocation, reference, Actor.ENGINE, clock.instant());
    invoices.pay(share.invoice(), share.amount(), reference, Actor.ENGINE);
  }

  /** The refusal of a second insert is caught outside its transaction, which PostgreSQL has doomed by then. */
  private Payment takenOnce(PaymentReported report, Actor by) {
    try {
      return transaction.execute(status -> take(report, by));
    } catch (DuplicateKeyException toldTwiceAtOnce) {
      return payments.find(report.source(), report.eventId()).orElseThrow(() -> toldTwiceAtOnce);
    }
  }

  private Payment store(PaymentReported report, Actor by) {
    var id = PaymentId.next();
    payments.insert(id, report, by, clock.instant());
    audit.record(AuditEntry.of(by, "reported", "payment", id)
        .after("source", report.source())
        .after("event", report.eventId())
        .after("amount", report.amount().plain())
        .after("currency", report.amount().currency())
        .after("account", report.account())
        .after("invoice", report.invoiceNumber().orElse("none"))
        .after("client", report.client().map(Object::toString).orElse("none")));
    tasks.begin(id);
    return payments.find(id).orElseThrow();
  }

  private Intake answer(PaymentReported report, Payment stored) {
    return isTheSameMoney(report, stored.report()) ? new Intake.Taken(stored) : new Intake.Differs(stored);
  }

  /** The day and the wording of the method may differ between two tellings; the money may not. */
  private static boolean isTheSameMoney(PaymentReported one, PaymentReported other) {
    return one.amount().equals(other.amount())
        && one.account() == other.account()
        && one.invoiceNumber().equals(other.invoiceNumber())
        && one.client().equals(other.client());
  }

  private Named named(PaymentReported report) {
    return designations.of(report.invoiceNumber().map(InvoiceNumber::new), report.client(), report.amount().currency());
  }

  private static boolean isOfAnotherClient(Named named, PaymentReported report) {
    return report.client()
        .flatMap(client -> named.invoice().map(Invoice::client).filter(owner -> !owner.equals(client)))
        .isPresent();
  }

  private Payment locked(PaymentId id) {
    return payments.lock(id).orElseThrow(() -> new IllegalStateException("there is no payment " + id));
  }

  @Override
  @Transactional(readOnly = true)
  public boolean isBooked(String source, String eventId) {
    return payments.find(source, eventId).filter(payment -> payment.state() != State.REPORTED).isPresent();
  }

  /** The payment, or empty when there is none. */
  @Transactional(readOnly = true)
  public Optional<Payment> find(PaymentId id) {
    return payments.find(id);
  }

  /** Payments that name the invoice or settled some of it. */
  @Transactional(readOnly = true)
  public List<Payment> of(InvoiceNumber invoice) {
    return payments.of(invoice);
  }
}
