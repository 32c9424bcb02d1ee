package io.matterflow.prebill;

import static io.matterflow.prebill.Answer.refused;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.prebill.Answer.Done;
import io.matterflow.prebill.Answer.Refused;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Review is for corrections and belongs to the responsible attorney; approval is the billing partner's signature under
 * a version's exact content. Whoever wrote a pre-bill down does not sign it alone.
 */
@Service
public class PreBillReviews {

  private final JdbcPreBills preBills;
  private final JdbcPreBillExceptions exceptions;
  private final FourEyes fourEyes;
  private final JdbcSignatures signatures;
  private final PreBillRelease release;
  private final JdbcBillingHolds holds;
  private final ReviewClock deadlines;
  private final PrintCheck printing;
  private final BilledElsewhere elsewhere;
  private final PreBillPeople people;
  private final Owners owners;
  private final Directory directory;
  private final PreBillTasks tasks;
  private final InvoiceNumbers invoices;
  private final AuditTrail audit;
  private final Clock clock;

  PreBillReviews(
      JdbcPreBills preBills,
      JdbcPreBillExceptions exceptions,
      FourEyes fourEyes,
      JdbcSignatures signatures,
      PreBillRelease release,
      JdbcBillingHolds holds,
      ReviewClock deadlines,
      PrintCheck printing,
      BilledElsewhere elsewhere,
      PreBillPeople people,
      Owners owners,
      Directory directory,
      PreBillTasks tasks,
      InvoiceNumbers invoices,
      AuditTrail audit,
      Clock clock) {
    this.preBills = preBills;
    this.exceptions = exceptions;
    this.fourEyes = fourEyes;
    this.signatures = signatures;
    this.release = release;
    this.holds = holds;
    this.deadlines = deadlines;
    this.printing = printing;
    this.elsewhere = elsewhere;
    this.people = people;
    this.owners = owners;
    this.directory = directory;
    this.tasks = tasks;
    this.invoices = invoices;
    this.audit = audit;
    this.clock = clock;
  }

  /** The version somebody has seen, and why they act. */
  public record Judgement(int version, Optional<String> reason) {}

  /** The review is done: on to those who sign. */
  @Transactional
  public Answer<PreBill> review(PreBillId id, Judgement judgement, Actor by) {
    var preBill = preBills.lock(id);
    var refusal = whyNot(id, preBill, PreBillState.IN_REVIEW, judgement, by)
        .or(() -> preBill.flatMap(found -> whyNotReviewed(found, by)))
        .or(() -> preBill.flatMap(elsewhere::whyNotBilled))
        .or(() -> preBill.flatMap(printing::whyNotPrinted));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    audit.record(acted("reviewed", preBill.get(), PreBillState.IN_APPROVAL, judgement, by));
    tasks.reviewed(id, by);
    return done(id);
  }

  /**
   * A signature under the content of this version; with the last one it is what the client will be billed, unless it is
   * recalled in time.
   */
  @Transactional
  public Answer<PreBill> approve(PreBillId id, Judgement judgement, Actor by) {
    var preBill = preBills.lock(id);
    var refusal = whyNot(id, preBill, PreBillState.IN_APPROVAL, judgement, by)
        .or(() -> preBill.flatMap(found -> whyNotSigned(found, by)))
        .or(() -> preBill.filter(found -> found.round().isLastLevel()).flatMap(holds::whyKeptBack))
        .or(() -> preBill.flatMap(elsewhere::whyNotBilled))
        .or(() -> preBill.flatMap(printing::whyNotPrinted));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    var reviewed = preBill.get();
    var signature = new Signature(reviewed.version(), SignedContent.hashOf(reviewed), by.user(), clock.instant());
    var round = reviewed.round();
    signatures.append(id, round.signed() + 1, round.nextLevel().orElseThrow(), signature);
    var after = round.isLastLevel() ? PreBillState.APPROVED : PreBillState.IN_APPROVAL;
    audit.record(acted(round.isLastLevel() ? "approved" : "signed", reviewed, after, judgement, by)
        .after("role", round.nextLevel().map(Role::group).orElseThrow())
        .after("contentHash", signature.contentHash())
        .after("total", reviewed.totals().total().plain()));
    if (round.isLastLevel()) {
      approved(reviewed, signature, by);
    } else {
      preBills.update(reviewed.in(round.signedOnceMore()));
      tasks.signed(id, by);
    }
    return done(id);
  }

  private void approved(PreBill preBill, Signature signature, Actor by) {
    preBills.update(deadlines.over(preBill.in(preBill.round().signedOnceMore()).signed(signature))
        .moved(PreBillState.APPROVED, Holder.of(Role.BILLING_COORDINATOR), clock.instant()));
    tasks.approved(preBill.id(), by);
    release.releaseUnlessPlanned(preBill.id());
  }

  /** Back to review, because the approver wants something changed. Counted as rework. */
  @Transactional
  public Answer<PreBill> sendBack(PreBillId id, Judgement judgement, Actor by) {
    var preBill = preBills.lock(id);
    var refusal = whyNot(id, preBill, PreBillState.IN_APPROVAL, judgement, by)
        .or(() -> preBill.flatMap(found -> whyNotReturned(found, judgement, by)));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    preBills.update(preBill.get().in(preBill.get().round().sentBack()));
    signatures.voidAll(id, clock.instant());
    audit.record(acted("returned", preBill.get(), PreBillState.IN_REVIEW, judgement, by)
        .after("returned", preBill.get().round().returned() + 1));
    tasks.sentBack(id, by);
    return done(id);
  }

  /**
   * Back to review, until the invoice is made: the reviewer takes the review back, or whoever signed their signature.
   * No signature counts any more. After the last one it takes a reason, and counts as rework.
   */
  @Transactional
  public Answer<PreBill> recall(PreBillId id, Judgement judgement, Actor by) {
    var preBill = preBills.lock(id);
    if (preBill.filter(found -> found.invoiceNumber().isPresent() && seenBy(found, by)).isPresent()) {
      return refused(Refusal.ALREADY_INVOICED,
          "The pre-bill %s became invoice %s: it cannot be recalled any more.".formatted(
              preBill.get().number(), String.join(", ", invoices.of(id))));
    }
    var approved = preBill.filter(found -> found.state() == PreBillState.APPROVED).isPresent();
    var refusal = whyNot(id, preBill, approved ? PreBillState.APPROVED : PreBillState.IN_APPROVAL, judgement, by)
        .or(() -> preBill.flatMap(found -> whyNotRecalled(found, judgement, by)));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    signatures.voidAll(id, clock.instant());
    if (approved) {
      recallApproval(preBill.get(), judgement, by);
    } else {
      audit.record(acted("recalled", preBill.get(), PreBillState.IN_REVIEW, judgement, by));
      tasks.sentBack(id, by);
    }
    return done(id);
  }

  /**
   * The matter's bills are held: one that is signed and has no number yet goes back to review, and a later signature
   * counts.
   */
  void recallForHold(PreBill approved, String reason, Actor by) {
    signatures.voidAll(approved.id(), clock.instant());
    recallApproval(approved, new Judgement(approved.version(), Optional.of(reason)), by);
  }

  /** Whatever was signed of it counts no more and it is reviewed anew, until its invoice is made. */
  void takeBack(PreBill preBill, String reason) {
    if (preBill.state() == PreBillState.APPROVED) {
      recallForHold(preBill, reason, Actor.ENGINE);
    } else if (preBill.state() == PreBillState.IN_APPROVAL) {
      signatures.voidAll(preBill.id(), clock.instant());
      audit.record(acted("recalled", preBill, PreBillState.IN_REVIEW,
          new Judgement(preBill.version(), Optional.of(reason)), Actor.ENGINE));
      tasks.sentBack(preBill.id(), Actor.ENGINE);
    }
  }

  private void recallApproval(PreBill preBill, Judgement judgement, Actor by) {
    preBills.update(preBill.unsigned().in(preBill.round().over().sentBack()));
    audit.record(acted("recalled", preBill, PreBillState.IN_REVIEW, judgement, by)
        .after("returned", preBill.round().returned() + 1));
    tasks.recalled(preBill.id(), by);
  }

  private Optional<Refused<PreBill>> whyNot(
      PreBillId id, Optional<PreBill> found, PreBillState wanted, Judgement judgement, Actor by) {
    if (found.filter(preBill -> seenBy(preBill, by)).isEmpty()) {
      return Optional.of(refused(Refusal.UNKNOWN_PRE_BILL, "There is no pre-bill %s that you may see.".formatted(id)));
    }
    var preBill = found.get();
    if (preBill.state() != wanted) {
      return Optional.of(refused(Refusal.WRONG_STATE,
          "The pre-bill %s is %s, not %s.".formatted(preBill.number(), preBill.state(), wanted)));
    }
    return preBill.version() == judgement.version()
        ? Optional.empty()
        : Optional.of(
            Answer.<PreBill>refused(Refusal.STALE_VERSION, "You have seen version %d, the pre-bill %s is at %d."
            .formatted(judgement.version(), preBill.number(), preBill.version())).at("/version"));
  }

  private Optional<Refused<PreBill>> whyNotReviewed(PreBill preBill, Actor by) {
    var holding = exceptions.of(preBill.id()).stream().filter(PreBillException::holds).count();
    return whyNotYours(preBill, people.isAsked(by, matterOf(preBill), preBill))
        .or(() -> holding == 0
            ? Optional.empty()
            : Optional.of(refused(Refusal.EXCEPTIONS_OPEN,
                holding == 1 ? "1 exception is open." : "%d exceptions are open.".formatted(holding))));
  }

  private Optional<Refused<PreBill>> whyNotSigned(PreBill preBill, Actor by) {
    var others = signatures.inForce(preBill.id());
    if (others.stream().anyMatch(other -> !other.contentHash().equals(SignedContent.hashOf(preBill)))) {
      return Optional.of(refused(Refusal.STALE_VERSION,
          "%s is not what was signed on the level before; return it.".formatted(preBill.number())));
    }
    return switch (fourEyes.decide(preBill, matterOf(preBill), by)) {
      case APPROVE -> Optional.empty();
      case SECOND_PERSON -> Optional.of(refused(Refusal.OWN_WRITE_DOWN,
          "You wrote down on %s yourself; nobody approves that alone.".formatted(preBill.number())));
      case SIGNED_BEFORE -> Optional.of(refused(Refusal.SIGNED_BEFORE,
          "You have signed %s already; the next level takes another person.".formatted(preBill.number())));
      case NOT_THEIRS -> whyNotYours(preBill, false);
    };
  }

  /** Whoever may sign may return, the writer-down included: it takes no second person to have a second look. */
  private Optional<Refused<PreBill>> whyNotReturned(PreBill preBill, Judgement judgement, Actor by) {
    var ruling = fourEyes.preview(preBill, matterOf(preBill), by);
    return whyNotYours(preBill, ruling == FourEyes.Ruling.APPROVE
            || people.isAsked(by, matterOf(preBill), preBill))
        .or(() -> judgement.reason().isPresent()
            ? Optional.empty()
            : Optional.of(Answer.<PreBill>refused(Refusal.REASON_MISSING, "A return needs a reason.").at("/reason")));
  }

  private Optional<Refused<PreBill>> whyNotRecalled(PreBill preBill, Judgement judgement, Actor by) {
    if (!release.mayRecall(preBill, matterOf(preBill), by)) {
      return Optional.of(
          refused(Refusal.NOT_YOURS, "%s is recalled by whoever signed or reviewed it.".formatted(preBill.number())));
    }
    return preBill.state() != PreBillState.APPROVED || judgement.reason().isPresent()
        ? Optional.empty()
        : Optional.of(
            Answer.<PreBill>refused(Refusal.REASON_MISSING, "To recall an approval needs a reason.").at("/reason"));
  }

  private Optional<Refused<PreBill>> whyNotYours(PreBill preBill, boolean theirs) {
    return theirs
        ? Optional.empty()
        : Optional.of(
            refused(Refusal.NOT_YOURS, "%s waits for %s.".formatted(preBill.number(), owners.of(preBill).name())));
  }

  boolean mayBeSeen(PreBillId id, Actor by) {
    return preBills.find(id).filter(preBill -> seenBy(preBill, by)).isPresent();
  }

  private boolean seenBy(PreBill preBill, Actor by) {
    return people.readsAll(by, matterOf(preBill)) || fourEyes.mayStandIn(preBill, matterOf(preBill), by);
  }

  private Matter matterOf(PreBill preBill) {
    return directory.required(preBill.matter());
  }

  private static AuditEntry acted(String act, PreBill preBill, PreBillState after, Judgement judgement, Actor by) {
    var entry = AuditEntry.of(by, act, "pre-bill", preBill.id())
        .before("state", preBill.state())
        .after("state", after)
        .after("version", preBill.version());
    return judgement.reason().map(words -> entry.text("reason", words)).orElse(entry);
  }

  private Answer<PreBill> done(PreBillId id) {
    return new Done<>(preBills.find(id).orElseThrow());
  }
}
