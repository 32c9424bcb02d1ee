package io.matterflow.receivables;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.payments.PaymentEvent;
import io.matterflow.payments.PaymentEvent.Key;
import io.matterflow.payments.PaymentEvent.Type;
import io.matterflow.receivables.Overpayment.Facts;
import io.matterflow.receivables.Payment.State;
import io.matterflow.receivables.PaymentAllocation.Designation;
import io.matterflow.receivables.RestIntoTrust.IntoTrust;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Money that settled no invoice: the decision {@code overpayment} proposes, the bookkeeper decides. */
@Service
public class UnappliedMoney {

  private final JdbcPayments payments;
  private final JdbcPaymentEvents events;
  private final PaymentBook book;
  private final Refunds refunds;
  private final RestIntoTrust trust;
  private final Directory directory;
  private final Designations designations;
  private final Decisions decisions;
  private final PaymentTasks tasks;
  private final AuditTrail audit;
  private final Clock clock;

  UnappliedMoney(
      JdbcPayments payments,
      JdbcPaymentEvents events,
      PaymentBook book,
      Refunds refunds,
      RestIntoTrust trust,
      Directory directory,
      Designations designations,
      Decisions decisions,
      PaymentTasks tasks,
      AuditTrail audit,
      Clock clock) {
    this.payments = payments;
    this.events = events;
    this.book = book;
    this.refunds = refunds;
    this.trust = trust;
    this.directory = directory;
    this.designations = designations;
    this.decisions = decisions;
    this.tasks = tasks;
    this.audit = audit;
    this.clock = clock;
  }

  /** What is proposed for an undecided payment, and what else is open to it; the proposal comes first. */
  @Transactional(readOnly = true)
  public Options optionsFor(PaymentId id) {
    var payment = payments.find(id).filter(UnappliedMoney::isUndecided)
        .orElseThrow(() -> new IllegalStateException("nothing of payment %s waits for a decision".formatted(id)));
    var leftover = payment.leftover().orElseThrow();
    var found = decisions.look(Overpayment.TABLE, facts(payment));
    var open = RestDecision.openFor(leftover).stream().toList();
    if (found.isEmpty()) {
      return new Options(payment, "", open);
    }
    var proposal = found.get(0).result();
    var sorted = open.stream()
        .sorted((one, other) -> Boolean.compare(other == proposal.proposal(), one == proposal.proposal()))
        .toList();
    return new Options(payment, proposal.advice(), sorted);
  }

  /** The bookkeeper's word, carried out and recorded; an assigned payment is allocated once more. */
  @Transactional
  public RestAnswer decide(PaymentId id, Word word, Actor by) {
    var found = payments.lock(id).filter(UnappliedMoney::isUndecided).filter(payment -> tasks.isAsked(payment.id()));
    if (found.isEmpty()) {
      return new RestAnswer.NothingLeft();
    }
    var payment = found.get();
    var open = RestDecision.openFor(payment.leftover().orElseThrow());
    if (!open.contains(word.decision())) {
      return new RestAnswer.NotOpen(open);
    }
    if (word.decision() == RestDecision.ASSIGN && !canTake(word.invoice(), payment)) {
      return new RestAnswer.NoSuchOpenInvoice();
    }
    var intoTrust = word.decision() == RestDecision.TRUST
        ? trust.taken(payment, word.matter())
        : new IntoTrust.ByHand();
    if (intoTrust instanceof IntoTrust.NoMatter) {
      return new RestAnswer.NoSuchMatter();
    }
    if (intoTrust instanceof IntoTrust.NotTaken) {
      return new RestAnswer.NotTakenByTrust();
    }
    propose(payment);
    carryOut(word, payment, intoTrust, by);
    record(word, payment, by);
    tasks.decided(id, word.decision() == RestDecision.ASSIGN, by);
    return new RestAnswer.Decided(payments.find(id).orElseThrow());
  }

  /** Payments of which something waits for a decision, oldest first. */
  @Transactional(readOnly = true)
  public List<Payment> undecided(int limit) {
    return payments.in(State.UNDECIDED, limit);
  }

  private void carryOut(Word word, Payment payment, IntoTrust intoTrust, Actor by) {
    switch (word.decision()) {
      case KEEP -> payments.stand(payment.id(), State.KEPT, payment.leftover());
      case REFUND -> {
        if (word.reference().isEmpty() && refunds.byProcessor(payment)) {
          refunds.giveBack(payment, by);
          payments.stand(payment.id(), State.REFUNDING, payment.leftover());
        } else {
          refund(word, payment, by);
        }
      }
      case TRUST -> {
        book.recordInTrust(payment, payment.unapplied(), intoTrust.deposit().or(word::reference), by);
        payments.stand(payment.id(), State.IN_TRUST, payment.leftover());
      }
      case ASSIGN -> payments.assign(payment.id(), word.invoice().orElseThrow());
    }
  }

  /**
   * It is told as the processor would tell it, under the processor's reference: whoever tells of it again tells no
   * second one.
   */
  private void refund(Word word, Payment payment, Actor by) {
    var source = payment.report().source();
    var told = events.of(source, payment.paymentRef());
    var item = word.reference()
        .filter(name -> told.stream().noneMatch(event -> event.key().item().equals(Optional.of(name))))
        .orElseGet(() -> "refund " + UUID.randomUUID());
    var key = Key.of(source, "refund-" + UUID.randomUUID(), payment.paymentRef()).item(item);
    var today = clock.instant().atZone(directory.firm().zone()).toLocalDate();
    events.insert(PaymentEvent.of(Type.REFUNDED, key, payment.unapplied(), today), by, clock.instant());
    book.straighten(payment, PaymentStory.of(events.of(source, payment.paymentRef())));
    payments.stand(payment.id(), State.REFUNDED, payment.leftover());
  }

  private Facts facts(Payment payment) {
    return new Facts(payment.leftover().orElseThrow(), payment.report().method(),
        trust.jurisdictionOf(payment).orElse(""));
  }

  /** The proposal is kept with its rule, beside what the bookkeeper made of it. */
  private void propose(Payment payment) {
    decisions.find(Overpayment.TABLE, facts(payment),
        Subject.of("payment", payment.id()));
  }

  private void record(Word word, Payment payment, Actor by) {
    var entry = AuditEntry.of(by, "rest-decided", "payment", payment.id())
        .before("state", payment.state())
        .before("unapplied", payment.unapplied().plain())
        .after("decision", word.decision());
    var withReference = word.reference().map(reference -> entry.after("reference", reference)).orElse(entry);
    var withInvoice = word.invoice().map(number -> withReference.after("invoice", number)).orElse(withReference);
    var withMatter = word.matter().map(matter -> withInvoice.after("matter", matter)).orElse(withInvoice);
    audit.record(word.reason().map(said -> withMatter.text("reason", said)).orElse(withMatter));
  }

  /** The invoice is locked, so that no reminder goes out between this word and the allocation. */
  private boolean canTake(Optional<InvoiceNumber> invoice, Payment payment) {
    return invoice.isPresent()
        && designations.locked(invoice, Optional.empty(), payment.report().amount().currency()).designation()
            == Designation.INVOICE;
  }

  private static boolean isUndecided(Payment payment) {
    return payment.state() == State.UNDECIDED;
  }

  /** An undecided payment with what the table says about it. */
  public record Options(Payment payment, String advice, List<RestDecision> decisions) {}

  /**
   * What the bookkeeper says: the invoice for {@link RestDecision#ASSIGN}, the matter for {@link RestDecision#TRUST},
   * the vendor's reference for a refund.
   */
  public record Word(
      RestDecision decision,
      Optional<InvoiceNumber> invoice,
      Optional<MatterId> matter,
      Optional<String> reference,
      Optional<String> reason) {

    public Word(
        RestDecision decision,
        Optional<InvoiceNumber> invoice,
        Optional<String> reference,
        Optional<String> reason) {
      this(decision, invoice, Optional.empty(), reference, reason);
    }
  }
}
