package io.matterflow.receivables;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.engine.Effect;
import io.matterflow.engine.EffectKey;
import io.matterflow.engine.Effects;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.payments.PaymentEvent;
import io.matterflow.payments.PaymentEvent.Key;
import io.matterflow.payments.PaymentEvent.Type;
import io.matterflow.payments.PaymentRefunds;
import io.matterflow.payments.PaymentReported.Account;
import io.matterflow.receivables.Refund.State;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Money that the firm gives back. Nothing goes out before a person has decided, never more than is here, and never
 * money of the trust account. What was given back is then an event of its payment, as if the processor had told it.
 */
@Service
public class Refunds {

  private static final String ASKED_FOR = "refund-requested";

  private final JdbcRefunds refunds;
  private final JdbcPayments payments;
  private final JdbcPaymentEvents events;
  private final PaymentIntake intake;
  private final ObjectProvider<PaymentRefunds> processors;
  private final Effects effects;
  private final RefundTasks tasks;
  private final Directory directory;
  private final Invoices invoices;
  private final SecondPerson second;
  private final GivenReasons reasons;
  private final AuditTrail audit;
  private final Clock clock;

  Refunds(
      JdbcRefunds refunds,
      JdbcPayments payments,
      JdbcPaymentEvents events,
      PaymentIntake intake,
      ObjectProvider<PaymentRefunds> processors,
      Effects effects,
      RefundTasks tasks,
      Directory directory,
      Invoices invoices,
      SecondPerson second,
      GivenReasons reasons,
      AuditTrail audit,
      Clock clock) {
    this.refunds = refunds;
    this.payments = payments;
    this.events = events;
    this.intake = intake;
    this.processors = processors;
    this.effects = effects;
    this.tasks = tasks;
    this.directory = directory;
    this.invoices = invoices;
    this.second = second;
    this.reasons = reasons;
    this.audit = audit;
    this.clock = clock;
  }

  /** Asks for a refund of this amount, or of all that is here; somebody else has to agree. */
  @Transactional
  public RefundAnswer request(PaymentId id, Optional<Money> amount, String reason, Actor by) {
    var payment = locked(id);
    if (payment.report().account() == Account.TRUST) {
      return new RefundAnswer.TrustMoney();
    }
    var held = heldOf(payment);
    var wanted = amount.orElse(held);
    if (!wanted.currency().equals(held.currency()) || !wanted.isPositive() || wanted.exceeds(held)) {
      return new RefundAnswer.MoreThanHeld(held);
    }
    if (second.level(Role.BILLING_ADMIN, matterOf(payment), by).isEmpty()) {
      return new RefundAnswer.NobodyElse();
    }
    return new RefundAnswer.Standing(begin(payment, wanted, State.REQUESTED, Optional.of(reason), by));
  }

  /** The word of whoever may agree, on somebody else's request. */
  @Transactional
  public RefundAnswer decide(RefundId id, boolean authorized, Optional<String> reason, Actor by) {
    locked(required(id).payment());
    var refund = required(id);
    if (refund.state() != State.REQUESTED) {
      return new RefundAnswer.AlreadyDecided();
    }
    if (authorized && refund.requestedBy().equals(by.user())) {
      return new RefundAnswer.OwnRequest();
    }
    var state = authorized ? State.AUTHORIZED : State.REFUSED;
    refunds.decide(id, state, by, clock.instant());
    record("refund-" + (authorized ? "authorized" : "refused"), refund, reason, by);
    tasks.decided(id, authorized, by);
    return new RefundAnswer.Standing(required(id));
  }

  /**
   * Who agrees where the only billing admin of the firm has asked: the billing partner of the matter that the payment
   * is for.
   */
  @Transactional(readOnly = true)
  public Optional<TimekeeperId> insteadOfAdmin(RefundId id) {
    var refund = required(id);
    return second.insteadOfAdmin(matterOf(payments.find(refund.payment()).orElseThrow()), refund.requestedBy());
  }

  /** Why it was asked for, in the words of who asked. */
  @Transactional(readOnly = true)
  public Optional<String> reasonOf(Refund refund) {
    return reasons.of("payment", refund.payment(), ASKED_FOR, "refund", refund.id());
  }

  /** What is left over goes back by the way it came; the bookkeeper's decision is the gate. */
  Refund giveBack(Payment payment, Actor by) {
    return begin(payment, payment.unapplied(), State.AUTHORIZED, Optional.empty(), by);
  }

  /** Whether a processor is connected that refunds the payments of this source. */
  @Transactional(readOnly = true)
  public boolean byProcessor(RefundId id) {
    return processor(sourceOf(required(id))).isPresent();
  }

  boolean byProcessor(Payment payment) {
    return processor(payment.report().source()).isPresent();
  }

  /** What is to be sent, judged at the last moment; the payment stays locked until the transaction ends. */
  @Transactional
  public Outgoing outgoing(RefundId id) {
    var payment = locked(required(id).payment());
    var refund = required(id);
    var key = referenceOf(id);
    var isOut = effects.stateOf(key).filter(Effects.State.CONFIRMED::equals).isPresent();
    if (!isOut && refund.amount().exceeds(storyOf(payment).held())) {
      refunds.decide(id, State.REFUSED, Actor.ENGINE, clock.instant());
      record("refund-withdrawn", refund, Optional.of("The money was taken back meanwhile."), Actor.ENGINE);
      return new Outgoing.NotNow(id);
    }
    var processor = processor(payment.report().source())
        .orElseThrow(() -> new IllegalStateException("no processor is connected that refunds payment " + payment.id()));
    var wish = new PaymentRefunds.Refund(key.value(), payment.paymentRef(), refund.amount());
    return new Outgoing.Ready(id, key, processor.refunding(wish));
  }

  /** It went back, under this reference: an event of its payment from now on. */
  @Transactional
  public void made(RefundId id, String vendorId, Actor by) {
    var payment = locked(required(id).payment());
    var refund = required(id);
    if (refund.state() == State.MADE) {
      return;
    }
    refunds.made(id, vendorId);
    record("refund-made", refund, Optional.empty(), by);
    var key = Key.of(payment.report().source(), referenceOf(id).value(), payment.paymentRef())
        .item(referenceOf(id).value());
    var today = clock.instant().atZone(directory.firm().zone()).toLocalDate();
    intake.take(PaymentEvent.of(Type.REFUNDED, key, refund.amount(), today), by);
  }

  /** A person has paid it back where no processor could, and names the transfer or the check. */
  @Transactional
  public boolean madeByHand(RefundId id, String reference, Actor by) {
    if (required(id).state() != State.AUTHORIZED) {
      return false;
    }
    made(id, reference, by);
    tasks.made(id, by);
    return true;
  }

  @Transactional(readOnly = true)
  public Refund required(RefundId id) {
    return refunds.find(id).orElseThrow(() -> new IllegalStateException("there is no refund " + id));
  }

  @Transactional(readOnly = true)
  public List<Refund> of(PaymentId payment) {
    return refunds.of(payment);
  }

  private Refund begin(Payment payment, Money amount, State state, Optional<String> reason, Actor by) {
    var refund = new Refund(
        RefundId.next(), payment.id(), amount, state, by.user(), clock.instant(), Optional.empty());
    refunds.insert(refund);
    record(ASKED_FOR, refund, reason, by);
    tasks.begin(refund.id(), state == State.AUTHORIZED);
    return refund;
  }

  /** What is here of the payment and not promised to go back. */
  private Money heldOf(Payment payment) {
    var held = storyOf(payment).held().minus(refunds.underWay(payment, List.of(State.REQUESTED, State.AUTHORIZED)));
    return held.isNegative() ? Money.zero(held.currency()) : held;
  }

  /** Of what it settled first, else of the invoice that it names. */
  private Optional<MatterId> matterOf(Payment payment) {
    return payment.settled()
        .keySet().stream()
        .findFirst()
        .or(payment::designated)
        .flatMap(invoices::find)
        .flatMap(Invoice::matter);
  }

  private Optional<PaymentRefunds> processor(String source) {
    return processors.stream().filter(processor -> processor.refunds(source)).findFirst();
  }

  /** Under which the processor knows it, and its news of it too. */
  private static EffectKey referenceOf(RefundId id) {
    return EffectKey.of("refund", id);
  }

  private String sourceOf(Refund refund) {
    return payments.find(refund.payment()).orElseThrow().report().source();
  }

  private void record(String act, Refund refund, Optional<String> words, Actor by) {
    var entry = AuditEntry.of(by, act, "payment", refund.payment())
        .after("refund", refund.id())
        .after("amount", refund.amount().plain());
    audit.record(words.map(said -> entry.text("reason", said)).orElse(entry));
  }

  private PaymentStory storyOf(Payment payment) {
    return PaymentStory.of(events.of(payment.report().source(), payment.paymentRef()));
  }

  private Payment locked(PaymentId id) {
    return payments.lock(id).orElseThrow(() -> new IllegalStateException("there is no payment " + id));
  }

  /** What there is to send when a refund's turn has come. */
  public sealed interface Outgoing {

    record Ready(RefundId refund, EffectKey key, Effect effect) implements Outgoing {}

    /** The money is not here any more: somebody else took it back first. */
    record NotNow(RefundId refund) implements Outgoing {}
  }
}
