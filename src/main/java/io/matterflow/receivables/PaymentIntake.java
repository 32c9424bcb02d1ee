package io.matterflow.receivables;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.payments.BookedPayments;
import io.matterflow.payments.PaymentEvent;
import io.matterflow.payments.PaymentReported;
import io.matterflow.payments.PaymentReported.Account;
import io.matterflow.payments.TrustReceipts;
import io.matterflow.payments.TrustReceipts.TrustReceipt;
import io.matterflow.receivables.Designations.Named;
import io.matterflow.receivables.Payment.Allocation.Target;
import io.matterflow.receivables.Payment.State;
import io.matterflow.receivables.PaymentAllocation.Designation;
import io.matterflow.receivables.PaymentAllocation.Facts;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * All news of payments comes in here, whoever reports it, and is never lost: first it is stored, once for its source
 * and event, then the payment's process makes the invoices agree with what all its events come to. What settles no
 * invoice waits for the bookkeeper.
 */
@Service
public class PaymentIntake implements BookedPayments {

  private final JdbcPayments payments;
  private final JdbcPaymentEvents events;
  private final PaymentBook book;
  private final Designations designations;
  private final Chargebacks chargebacks;
  private final Invoices invoices;
  private final TrustReceipts trust;
  private final JdbcRefunds refunds;
  private final Decisions decisions;
  private final PaymentTasks tasks;
  private final AuditTrail audit;
  private final ApplicationEventPublisher news;
  private final TransactionTemplate transaction;
  private final Clock clock;

  PaymentIntake(
      JdbcPayments payments,
      JdbcPaymentEvents events,
      PaymentBook book,
      Designations designations,
      Chargebacks chargebacks,
      Invoices invoices,
      TrustReceipts trust,
      JdbcRefunds refunds,
      Decisions decisions,
      PaymentTasks tasks,
      AuditTrail audit,
      ApplicationEventPublisher news,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.payments = payments;
    this.events = events;
    this.book = book;
    this.designations = designations;
    this.chargebacks = chargebacks;
    this.invoices = invoices;
    this.trust = trust;
    this.refunds = refunds;
    this.decisions = decisions;
    this.tasks = tasks;
    this.audit = audit;
    this.news = news;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** News that may still be refused, because whoever reports it can be answered. Two at once are one. */
  public Intake report(PaymentEvent event, Actor by) {
    var told = events.find(event.key().source(), event.key().eventId());
    if (told.isPresent()) {
      return answer(event, told.get());
    }
    var payment = payments.findByRef(event.key().source(), event.key().paymentRef());
    if (payment.isPresent() && !payment.get().received().currency().equals(event.amount().currency())) {
      return new Intake.OtherCurrency(payment.get().received().currency());
    }
    if (payment.isEmpty() && saysWhatFor(event)) {
      var named = named(event);
      if (named.designation() == Designation.OTHER_CURRENCY) {
        return new Intake.OtherCurrency(named.billedIn().orElseThrow());
      }
      if (isOfAnotherClient(named, event)) {
        return new Intake.OtherClient();
      }
    }
    return answer(event, takenOnce(event, by));
  }

  /** As {@link #report(PaymentEvent, Actor)}, for a payment that one event tells whole. */
  public Intake report(PaymentReported report, Actor by) {
    return report(report.event(), by);
  }

  /** What has happened already: it is stored whatever it names, in the reporting transaction. */
  @Transactional
  public Payment take(PaymentEvent event, Actor by) {
    events.hold(event.key());
    var known = payments.lockByRef(event.key().source(), event.key().paymentRef());
    if (events.find(event.key().source(), event.key().eventId()).isPresent()) {
      return payments.find(event.key().source(), event.key().eventId()).orElseThrow();
    }
    var before = known.map(this::storyOf);
    events.insert(event, by, clock.instant());
    var story = PaymentStory.of(events.of(event.key().source(), event.key().paymentRef()));
    var id = known.map(Payment::id).orElseGet(PaymentId::next);
    record(event, id, by);
    if (known.isEmpty()) {
      payments.insert(id, story, by, clock.instant());
    } else if (before.filter(story::comesToTheSameAs).isEmpty()) {
      payments.retell(id, story);
    } else {
      chargebacks.follow(known.get(), story);
      news.publishEvent(new PaymentTold(id));
      return known.get();
    }
    news.publishEvent(new PaymentTold(id));
    var payment = payments.find(id).orElseThrow();
    chargebacks.follow(payment, story);
    designations.locked(payment.designated(), payment.report().client(), story.currency());
    tasks.changed(id);
    return payment;
  }

  /** As {@link #take(PaymentEvent, Actor)}, for a payment that one event tells whole. */
  @Transactional
  public Payment take(PaymentReported report, Actor by) {
    return take(report.event(), by);
  }

  /**
   * Makes the invoices agree with the events: takes back what went, gives what came to those that the decision names.
   */
  @Transactional
  public Payment allocate(PaymentId id) {
    var stored = locked(id);
    if (stored.state() != State.REPORTED && stored.state() != State.UNDECIDED) {
      return stored;
    }
    var report = stored.report();
    forTrust(stored).ifPresent(trust::hold);
    designations.allLocked(stored.designated(), report.client(), report.amount().currency(), stored.settled().keySet());
    var story = storyOf(stored);
    var straight = book.straighten(stored, story);
    var goneFromTrust = stored.allocatedTo(Target.TRUST).minus(straight.allocatedTo(Target.TRUST));
    if (goneFromTrust.isPositive()) {
      chargebacks.leftTrust(straight, goneFromTrust);
    }
    var won = stored.allocatedTo(Target.CHARGEBACK).minus(straight.allocatedTo(Target.CHARGEBACK));
    if (won.isPositive()) {
      chargebacks.cameBack(straight, won);
    }
    var payment = withWhatStandsInTrust(straight, won);
    var free = payment.unapplied().minus(refunds.underWay(payment, List.of(Refund.State.AUTHORIZED)));
    if (!free.isPositive()) {
      return stand(stored, payment, settledState(payment, story), Optional.empty());
    }
    var deposited = forTrust(stored)
        .filter(
            any -> free.equals(payment.unapplied()) && !trust.owes(receiptsOf(payment), free.currency()).isPositive())
        .flatMap(matter -> deposited(payment, matter));
    if (deposited.isPresent()) {
      book.recordInTrust(payment, payment.unapplied(), deposited, Actor.ENGINE);
      return stand(stored, payments.find(id).orElseThrow(), State.IN_TRUST, Optional.empty());
    }
    book.recover(payment);
    var named = designations.of(payment.designated(), report.client(), report.amount().currency());
    var facts = new Facts(report.account(), designation(named, payment));
    var rule = decisions.decide(PaymentAllocation.TABLE, facts, Subject.of("payment", id)).result();
    var plan = AllocationPlan.of(rule.order(), free, named.invoice(), named.openOfTheClient());
    plan.shares().forEach(share -> book.settle(payment, share));
    var after = payments.find(id).orElseThrow();
    return plan.rest().isZero()
        ? stand(stored, after, settledState(after, story), Optional.empty())
        : stand(stored, after, State.UNDECIDED, Optional.of(rule.leftover()));
  }

  /**
   * A dispute took nothing off the client's ledger: what was won and is still there is no second deposit. Of a rest
   * that came by the firm's own account so much is not there any more as the client has let the firm have since.
   */
  private Payment withWhatStandsInTrust(Payment payment, Money won) {
    var free = won.atMost(payment.unapplied());
    if (!free.isPositive()) {
      return payment;
    }
    var all = trust.standing(receiptsOf(payment), free.currency())
        .minus(payment.allocatedTo(Target.TRUST))
        .atMost(free);
    var standing = payment.report().account() == Account.TRUST
        ? all
        : all.atMost(trust.owed(receiptsOf(payment), free.currency()));
    if (!standing.isPositive()) {
      return payment;
    }
    book.recordInTrust(payment, standing, Optional.of(PaymentBook.STOOD_IN_TRUST), Actor.ENGINE);
    return payments.find(payment.id()).orElseThrow();
  }

  /** The matter for whose trust account the money is meant, where the invoice that it names is one's. */
  private Optional<MatterId> forTrust(Payment payment) {
    return payment.report().account() == Account.TRUST
        ? payment.designated()
            .flatMap(number -> invoices.find(number).flatMap(Invoice::matter).or(() -> trust.askedFor(number.value())))
        : Optional.empty();
  }

  private static String receiptsOf(Payment payment) {
    return "%s:".formatted(payment.id());
  }

  private Optional<String> deposited(Payment payment, MatterId matter) {
    var report = payment.report();
    return trust.take(new TrustReceipt("%s:%d".formatted(payment.id(), payments.rowsOf(payment.id()) + 1), matter,
        payment.unapplied(),
        report.receivedOn(), report.method()));
  }

  /** The invoice is open again: what was left over of payments that name it may settle it after all. */
  public void offer(InvoiceNumber invoice) {
    payments.leftOverFor(invoice).forEach(tasks::changed);
  }

  private Payment stand(Payment before, Payment after, State state, Optional<Payment.Leftover> leftover) {
    payments.stand(after.id(), state, leftover);
    audit.record(AuditEntry.of(Actor.ENGINE, "allocated", "payment", after.id())
        .before("state", before.state())
        .before("settled", before.allocatedTo(Target.INVOICE).plain())
        .after("state", state)
        .after("settled", after.allocatedTo(Target.INVOICE).plain())
        .after("unapplied", after.unapplied().plain()));
    return payments.find(after.id()).orElseThrow();
  }

  private static State settledState(Payment payment, PaymentStory story) {
    return payment.unapplied().isPositive() ? State.REFUNDING : PaymentBook.stateOf(payment, story);
  }

  /** A payment that settled the invoice itself is no second payment of it. */
  private static Designation designation(Named named, Payment payment) {
    var isItsOwn = named.invoice().filter(invoice -> payment.settled().containsKey(invoice.number())).isPresent();
    return named.designation() == Designation.SETTLED_INVOICE && isItsOwn ? Designation.INVOICE : named.designation();
  }

  /** The refusal of a second insert is caught outside its transaction, which PostgreSQL has doomed by then. */
  private PaymentEvent takenOnce(PaymentEvent event, Actor by) {
    try {
      transaction.executeWithoutResult(status -> take(event, by));
      return events.find(event.key().source(), event.key().eventId()).orElseThrow();
    } catch (DuplicateKeyException toldTwiceAtOnce) {
      return events.find(event.key().source(), event.key().eventId()).orElseThrow(() -> toldTwiceAtOnce);
    }
  }

  private void record(PaymentEvent event, PaymentId id, Actor by) {
    var entry = AuditEntry.of(by, "reported", "payment", id)
        .after("source", event.key().source())
        .after("event", event.key().eventId())
        .after("type", event.type())
        .after("amount", event.amount().plain())
        .after("currency", event.amount().currency());
    var purpose = event.purpose();
    var withItem = event.key().item().map(item -> entry.after("item", item)).orElse(entry);
    var withAccount = purpose.account().map(account -> withItem.after("account", account)).orElse(withItem);
    var withInvoice = purpose.invoiceNumber().map(number -> withAccount.after("invoice", number)).orElse(withAccount);
    audit.record(purpose.client().map(client -> withInvoice.after("client", client)).orElse(withInvoice));
  }

  private Intake answer(PaymentEvent event, PaymentEvent told) {
    var payment = payments.find(told.key().source(), told.key().eventId()).orElseThrow();
    return event.isTheSameAs(told) ? new Intake.Taken(payment) : new Intake.Differs(payment);
  }

  private static boolean saysWhatFor(PaymentEvent event) {
    return event.purpose().invoiceNumber().isPresent() || event.purpose().client().isPresent();
  }

  PaymentStory storyOf(Payment payment) {
    return PaymentStory.of(events.of(payment.report().source(), payment.paymentRef()));
  }

  private Named named(PaymentEvent event) {
    return designations.of(
        event.purpose().invoiceNumber().map(InvoiceNumber::new), event.purpose().client(), event.amount().currency());
  }

  private static boolean isOfAnotherClient(Named named, PaymentEvent event) {
    return event.purpose().client()
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

  /** What was told of the payment, in the order in which it came. */
  @Transactional(readOnly = true)
  public List<PaymentEvent> eventsOf(Payment payment) {
    return events.of(payment.report().source(), payment.paymentRef());
  }

  /** Payments that name the invoice or settled some of it. */
  @Transactional(readOnly = true)
  public List<Payment> of(InvoiceNumber invoice) {
    return payments.of(invoice);
  }
}
