package io.matterflow.prebill;

import static io.matterflow.prebill.Answer.refused;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.kernel.Actor;
import io.matterflow.prebill.Answer.Done;
import io.matterflow.prebill.PreBillReviews.Judgement;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The time between the last signature and the invoice. So long the approval can be recalled and no invoice number is
 * used; with the release the bill is numbered, and from then on an invoice is corrected, never recalled.
 */
@Service
public class PreBillRelease {

  private final JdbcPreBills preBills;
  private final ApprovedPreBills approved;
  private final RecallTime recallTime;
  private final PreBillPeople people;
  private final JdbcSignatures signatures;
  private final Directory directory;
  private final PreBillTasks tasks;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PreBillRelease(
      JdbcPreBills preBills,
      ApprovedPreBills approved,
      RecallTime recallTime,
      PreBillPeople people,
      JdbcSignatures signatures,
      Directory directory,
      PreBillTasks tasks,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.preBills = preBills;
    this.approved = approved;
    this.recallTime = recallTime;
    this.people = people;
    this.signatures = signatures;
    this.directory = directory;
    this.tasks = tasks;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** Until when the approval can be recalled; empty where the invoice is made at once. */
  @Transactional
  public Optional<Instant> recallableUntil(PreBillId id) {
    var preBill = required(id);
    var time = recallTime.before(id, approved.shares(id));
    if (time.isZero()) {
      return Optional.empty();
    }
    var until = clock.instant().plus(time);
    preBills.update(preBill.in(preBill.round().leavingAt(until)));
    audit.record(AuditEntry.of(Actor.ENGINE, "release-planned", "pre-bill", id)
        .after("state", preBill.state())
        .after("at", until));
    return Optional.of(until);
  }

  /** The bill becomes its invoices, in the transaction at hand. One that was recalled at this very moment does not. */
  @Transactional
  public void release(PreBillId id) {
    var preBill = required(id);
    if (preBill.state() != PreBillState.APPROVED) {
      throw new IllegalStateException("the pre-bill %s is %s, not approved".formatted(id, preBill.state()));
    }
    preBills.update(preBill.in(preBill.round().over()));
    events.publishEvent(new PreBillApproved(preBill.id(), preBill.matter()));
  }

  /**
   * A case that began under a model without the wait ends with the last signature: it becomes its invoices there and
   * then.
   */
  void releaseUnlessPlanned(PreBillId id) {
    var preBill = required(id);
    if (preBill.state() == PreBillState.APPROVED && preBill.round().dueAt().isEmpty()) {
      release(id);
    }
  }

  /** Whoever could recall it sees no need to, and does not wait. */
  @Transactional
  public Answer<PreBill> sendNow(PreBillId id, Judgement judgement, Actor by) {
    var preBill = required(id);
    if (preBill.state() != PreBillState.APPROVED) {
      return refused(Refusal.WRONG_STATE,
          "The pre-bill %s is %s, not %s.".formatted(preBill.number(), preBill.state(), PreBillState.APPROVED));
    }
    if (!mayRecall(preBill, directory.required(preBill.matter()), by)) {
      return refused(Refusal.NOT_YOURS, "%s is sent by whoever signed or reviewed it.".formatted(preBill.number()));
    }
    if (preBill.version() != judgement.version()) {
      return Answer.<PreBill>refused(Refusal.STALE_VERSION, "You have seen version %d, the pre-bill %s is at %d."
          .formatted(judgement.version(), preBill.number(), preBill.version())).at("/version");
    }
    var entry = AuditEntry.of(by, "released", "pre-bill", id).after("version", preBill.version());
    audit.record(judgement.reason().map(words -> entry.text("reason", words)).orElse(entry));
    tasks.released(id, by);
    return new Done<>(required(id));
  }

  /** Whoever signed, whoever acts in a role that signed, and whoever reviewed. */
  boolean mayRecall(PreBill preBill, Matter matter, Actor actor) {
    return people.mayTakeBack(actor, matter, preBill)
        || preBill.round().signers().stream().anyMatch(role -> people.acts(actor, role, matter))
        || hasSigned(preBill, actor);
  }

  private boolean hasSigned(PreBill preBill, Actor actor) {
    return signatures.inForce(preBill.id()).stream().anyMatch(signature -> signature.by().equals(actor.user()));
  }

  private PreBill required(PreBillId id) {
    return preBills.lock(id).orElseThrow(() -> new IllegalStateException("there is no pre-bill " + id));
  }
}
