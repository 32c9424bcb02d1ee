package io.matterflow.receivables;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.FirmCalendar;
import io.matterflow.engine.Decided;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.payments.PaymentEvent;
import io.matterflow.payments.PaymentEvent.Type;
import io.matterflow.receivables.Chargeback.Advice;
import io.matterflow.receivables.Chargeback.Facts;
import io.matterflow.receivables.Chargeback.Kind;
import io.matterflow.receivables.Chargeback.State;
import io.matterflow.receivables.JdbcChargebacks.Row;
import io.matterflow.receivables.Payment.Allocation.Target;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Money that somebody else took back. The invoice is open again by itself; what a person has to do about it (send
 * evidence, ask for another way to pay, make good what the trust account lost) is a case with a day.
 */
@Service
public class Chargebacks {

  /** Of the kinds of which a payment has one case at most. */
  private static final String ONLY = "-";

  private static final LocalTime END_OF_WORK = LocalTime.of(17, 0);

  private final JdbcChargebacks cases;
  private final JdbcPayments payments;
  private final Decisions decisions;
  private final FirmCalendar calendar;
  private final ChargebackTasks tasks;
  private final AuditTrail audit;
  private final Clock clock;

  Chargebacks(
      JdbcChargebacks cases,
      JdbcPayments payments,
      Decisions decisions,
      FirmCalendar calendar,
      ChargebackTasks tasks,
      AuditTrail audit,
      Clock clock) {
    this.cases = cases;
    this.payments = payments;
    this.decisions = decisions;
    this.calendar = calendar;
    this.tasks = tasks;
    this.audit = audit;
    this.clock = clock;
  }

  /** Opens and closes the cases of a payment as its events say; whoever calls holds the payment. */
  void follow(Payment payment, PaymentStory story) {
    if (!story.isAnnounced()) {
      return;
    }
    story.disputes().forEach((item, dispute) -> follow(payment, story, item.isEmpty() ? ONLY : item, dispute));
    if (story.returned().isPositive()) {
      open(payment, Kind.RETURN, ONLY, story.returned(), Optional.empty());
    }
    if (story.feesFromTrust().isPositive()) {
      open(payment, Kind.TRUST_FEE, ONLY, story.feesFromTrust(), Optional.empty());
    }
  }

  /** What stands in the books of the trust account is not there any more. */
  void leftTrust(Payment payment, Money amount) {
    open(payment, Kind.TRUST_MONEY, "no. " + payments.rowsOf(payment.id()), amount, Optional.empty());
  }

  /**
   * So much was won: of what had left the trust account that part is there again, or will be, and nobody has to see to
   * it.
   */
  void cameBack(Payment payment, Money won) {
    var open = cases.open(payment.id(), Kind.TRUST_MONEY);
    var isWhole = payment.allocatedTo(Target.CHARGEBACK).isZero() && payment.allocatedTo(Target.RETURN).isZero();
    var itsOwn = open.stream().filter(row -> row.amount().equals(won)).findFirst();
    var over = isWhole ? open : itsOwn.stream().toList();
    over.forEach(row -> close(row, State.WON));
  }

  /** The bookkeeper has done what there was to do. */
  @Transactional
  public boolean answer(ChargebackId id, String outcome, Optional<String> words, Actor by) {
    var found = cases.lock(id).filter(row -> row.state() == State.OPEN);
    if (found.isEmpty()) {
      return false;
    }
    cases.stand(id, State.ANSWERED);
    var entry = AuditEntry.of(by, "chargeback-answered", "payment", found.get().payment())
        .after("kind", found.get().kind())
        .after("outcome", outcome);
    audit.record(words.map(said -> entry.text("comment", said)).orElse(entry));
    tasks.answered(id, by);
    return true;
  }

  @Transactional(readOnly = true)
  public Chargeback required(ChargebackId id) {
    var row = cases.find(id).orElseThrow(() -> new IllegalStateException("there is no chargeback " + id));
    var payment = payments.find(row.payment()).orElseThrow();
    return new Chargeback(id, payment, row.kind(), row.item(), row.state(), row.amount(), row.dueAt());
  }

  /** What there is to do, as the table says it. */
  @Transactional(readOnly = true)
  public String advice(Chargeback chargeback) {
    return decisions.look(Chargeback.TABLE, facts(chargeback.payment(), chargeback.kind())).stream()
        .findFirst().map(Decided::result).map(Advice::advice).orElse("");
  }

  private void follow(Payment payment, PaymentStory story, String item, PaymentEvent dispute) {
    if (dispute.type() == Type.DISPUTE_OPENED) {
      open(payment, Kind.DISPUTE, item, dispute.amount(), story.answerBy(item.equals(ONLY) ? "" : item));
    } else {
      cases.find(payment.id(), Kind.DISPUTE, item)
          .filter(row -> row.state() == State.OPEN || row.state() == State.ANSWERED)
          .ifPresent(row -> close(row, dispute.type() == Type.DISPUTE_WON ? State.WON : State.LOST));
    }
  }

  /** A case that was decided may be opened again, by a later word of the same name. */
  private void open(Payment payment, Kind kind, String item, Money amount, Optional<LocalDate> answerBy) {
    var known = cases.find(payment.id(), kind, item);
    if (known.filter(row -> row.state() == State.OPEN || row.state() == State.ANSWERED).isPresent()) {
      return;
    }
    var id = known.map(Row::id).orElseGet(ChargebackId::next);
    var days = decisions.decide(Chargeback.TABLE, facts(payment, kind), Subject.of("payment", payment.id())).result();
    var now = clock.instant();
    var due = dueAt(days.businessDays(), answerBy, now);
    if (known.isPresent()) {
      cases.openAgain(id, amount, due);
    } else {
      cases.insert(new Row(id, payment.id(), kind, item, State.OPEN, amount, due), now);
    }
    audit.record(AuditEntry.of(Actor.ENGINE, "chargeback-opened", "payment", payment.id())
        .after("kind", kind)
        .after("dueAt", due));
    tasks.opened(id);
  }

  private void close(Row row, State state) {
    cases.stand(row.id(), state);
    audit.record(AuditEntry.of(Actor.ENGINE, "chargeback-decided", "payment", row.payment())
        .before("state", row.state())
        .after("state", state));
    if (row.state() == State.OPEN) {
      tasks.decided(row.id());
    }
  }

  /** The processor's last day, where it comes before ours. */
  private Instant dueAt(int businessDays, Optional<LocalDate> answerBy, Instant now) {
    var days = calendar.calendar();
    var ours = days.plusBusinessDays(days.dateOf(now), businessDays);
    var day = answerBy.filter(last -> last.isBefore(ours)).orElse(ours);
    return day.atTime(END_OF_WORK).atZone(days.zone()).toInstant();
  }

  private static Facts facts(Payment payment, Kind kind) {
    return new Facts(kind, payment.report().account());
  }
}
