package io.matterflow.prebill;

import static io.matterflow.prebill.Answer.refused;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.kernel.Actor;
import io.matterflow.prebill.Answer.Done;
import io.matterflow.prebill.Answer.Refused;
import io.matterflow.prebill.Finding.Action;
import io.matterflow.prebill.PreBillException.Settlement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers to exceptions. The last one moves the pre-bill on. */
@Service
public class PreBillExceptions {

  private final JdbcPreBills preBills;
  private final JdbcPreBillExceptions exceptions;
  private final PreBillLines lines;
  private final GuidelineCheck guidelines;
  private final ExceptionGate gate;
  private final PreBillPeople people;
  private final Owners owners;
  private final Directory directory;
  private final AuditTrail audit;
  private final Clock clock;

  PreBillExceptions(
      JdbcPreBills preBills,
      JdbcPreBillExceptions exceptions,
      PreBillLines lines,
      GuidelineCheck guidelines,
      ExceptionGate gate,
      PreBillPeople people,
      Owners owners,
      Directory directory,
      AuditTrail audit,
      Clock clock) {
    this.preBills = preBills;
    this.exceptions = exceptions;
    this.lines = lines;
    this.guidelines = guidelines;
    this.gate = gate;
    this.people = people;
    this.owners = owners;
    this.directory = directory;
    this.audit = audit;
    this.clock = clock;
  }

  /** How somebody answers an exception: in which way, why, and where the client's approval can be found. */
  public record Reply(Resolution resolution, Optional<String> reason, Optional<String> reference) {}

  @Transactional
  public Answer<PreBill> resolve(PreBillId id, PreBillExceptionId exceptionId, Reply reply, Actor by) {
    var preBill = preBills.lock(id);
    if (preBill.isEmpty()) {
      return refused(Refusal.UNKNOWN_PRE_BILL, "There is no pre-bill %s that you may see.".formatted(id));
    }
    var matter = directory.required(preBill.get().matter());
    var exception = exceptions.of(id).stream()
        .filter(one -> one.id().equals(exceptionId))
        .filter(one -> people.readsAll(by, matter) || people.isOwner(by, one))
        .findFirst();
    if (exception.isEmpty()) {
      return refused(Refusal.UNKNOWN_EXCEPTION,
          "There is no exception %s on pre-bill %s that you may see.".formatted(exceptionId, id));
    }
    var refusal = whyNot(preBill.get(), exception.get(), reply, by, matter);
    return refusal.isPresent() ? refusal.get() : settled(preBill.get(), exception.get(), reply, by);
  }

  /**
   * As {@link #resolve}, and in the same way whatever else says the same of the same day: each is answered and told by
   * itself, or none is.
   */
  @Transactional
  public Answer<PreBill> resolveAlike(PreBillId id, PreBillExceptionId exceptionId, Reply reply, Actor by) {
    var before = preBills.lock(id);
    var all = exceptions.of(id);
    var first = all.stream().filter(one -> one.id().equals(exceptionId)).findFirst();
    if (before.isPresent() && first.isPresent() && sees(by, first.get(), before.get())) {
      var matter = directory.required(before.get().matter());
      for (var other : alike(first.get(), all, before.get())) {
        var refusal = whyNot(before.get(), other, reply, by, matter);
        if (refusal.isPresent()) {
          return refusal.get();
        }
      }
    }
    var answer = resolve(id, exceptionId, reply, by);
    if (answer instanceof Done<PreBill>) {
      alike(first.orElseThrow(), all, before.orElseThrow())
          .forEach(other -> resolveIfItIsStillOpen(id, other, reply, by));
      return new Done<>(preBills.find(id).orElseThrow());
    }
    return answer;
  }

  private boolean sees(Actor by, PreBillException exception, PreBill preBill) {
    return people.readsAll(by, directory.required(preBill.matter())) || people.isOwner(by, exception);
  }

  /** An answer to one may have settled the next: a line that is left for later leaves the day to the others. */
  private void resolveIfItIsStillOpen(PreBillId id, PreBillException other, Reply reply, Actor by) {
    exceptions.of(id).stream()
        .filter(now -> now.id().equals(other.id()) && now.isOpen())
        .forEach(now -> settled(preBills.find(id).orElseThrow(), now, reply, by));
  }

  private static List<PreBillException> alike(PreBillException one, List<PreBillException> all, PreBill preBill) {
    return all.stream()
        .filter(other -> !other.id().equals(one.id()) && other.holds() && other.saysTheSameElsewhere(one))
        .filter(other -> dayOf(other, preBill).isPresent() && dayOf(other, preBill).equals(dayOf(one, preBill)))
        .toList();
  }

  private static Optional<LocalDate> dayOf(PreBillException exception, PreBill preBill) {
    return exception.line().flatMap(preBill::line).map(PreBillLine::workDate);
  }

  /** The settlement is written first, so that the check that follows finds it. */
  private Answer<PreBill> settled(PreBill preBill, PreBillException exception, Reply reply, Actor by) {
    exceptions.update(exception.settled(new Settlement(
        reply.resolution(), reply.reason(), reply.reference(), by.user(), clock.instant())));
    var entry = exception.audited(AuditEntry.of(by, "exception-resolved", "pre-bill", preBill.id()))
        .before("owner", owners.of(exception, preBill).name())
        .after("resolution", reply.resolution());
    entry = reply.reason().isPresent() ? entry.text("reason", reply.reason().get()) : entry;
    audit.record(reply.reference().isPresent() ? entry.text("reference", reply.reference().get()) : entry);
    changeOf(preBill, exception, reply).filter(Change::isOne).ifPresentOrElse(
        change -> lines.changed(preBill, change.line(), change.change(), by),
        () -> gate.recheck(preBill, Set.of(), by));
    return new Done<>(preBills.find(preBill.id()).orElseThrow());
  }

  /** What an answer makes of a line. */
  private record Change(PreBillLine line, LineChange change) {

    boolean isOne() {
      return !line.with(change).equals(line);
    }
  }

  private static Optional<Change> changeOf(PreBill preBill, PreBillException exception, Reply reply) {
    return exception.line()
        .map(id -> preBill.line(id).orElseThrow())
        .flatMap(line -> changeOf(exception, line, reply).map(change -> new Change(line, change)));
  }

  private static Optional<LineChange> changeOf(PreBillException exception, PreBillLine line, Reply reply) {
    return switch (reply.resolution()) {
      case WRITTEN_DOWN -> Optional.of(
          LineChange.writingDown(line.gross().minus(exception.acceptedAmount(line)), reply.reason()));
      case DEFERRED -> Optional.of(LineChange.holding(reply.reason()));
      default -> Optional.empty();
    };
  }

  private Optional<Refused<PreBill>> whyNot(
      PreBill preBill, PreBillException exception, Reply reply, Actor by, Matter matter) {
    if (!exception.isOpen()) {
      return Optional.of(
          refused(Refusal.ALREADY_RESOLVED, "The exception %s was resolved before.".formatted(exception.id())));
    }
    if (!preBill.state().isEditable()) {
      return Optional.of(refused(Refusal.WRONG_STATE,
          "The pre-bill %s is %s.".formatted(preBill.number(), preBill.state())));
    }
    var overrides = reply.resolution() == Resolution.OVERRIDDEN;
    if (overrides ? !people.mayOverride(by, exception, matter) : !people.mayAnswer(by, exception, matter)) {
      return Optional.of(
          refused(Refusal.NOT_YOURS, "The exception is owned by %s%s.".formatted(owners.of(exception, preBill).name(),
          overrides ? " and may be overridden from the role " + exception.overriddenBy().group() : "")));
    }
    return whyNotThisWay(preBill, exception, reply).or(() -> whyNotChanged(preBill, exception, reply));
  }

  private Optional<Refused<PreBill>> whyNotChanged(PreBill preBill, PreBillException exception, Reply reply) {
    return changeOf(preBill, exception, reply)
        .flatMap(change -> lines.whyNot(preBill, change.line(), change.change()))
        .map(Refused::instead);
  }

  private Optional<Refused<PreBill>> whyNotThisWay(PreBill preBill, PreBillException exception, Reply reply) {
    if (exception.line().isEmpty() && reply.resolution().changesALine()) {
      return Optional.of(Answer.<PreBill>refused(Refusal.NOT_THIS_WAY,
          "The finding is about the whole bill: change its lines, or let it stand with a reason.").at("/resolution"));
    }
    if (reply.resolution() == Resolution.OVERRIDDEN && !exception.message().mayStand()) {
      return Optional.of(Answer.<PreBill>refused(Refusal.NOT_THIS_WAY,
          "Without its file the invoice could not go to the client's portal, whoever signs. Mend what is named on the lines, or in "
              + "the directory the matter's or client's data or the client's way of delivery, then answer that it was corrected.")
          .at("/resolution"));
    }
    return switch (reply.resolution()) {
      case FIXED -> guidelines.isBroken(exception, preBill)
          ? Optional.of(Answer.<PreBill>refused(Refusal.STILL_VIOLATED,
              "%s %s".formatted(exception.rule(), exception.sentence())).at("/resolution"))
          : Optional.empty();
      case OVERRIDDEN, WRITTEN_DOWN, DEFERRED -> reply.reason().isPresent()
          ? Optional.empty()
          : Optional.of(Answer.<PreBill>refused(Refusal.REASON_MISSING,
              "%s needs a reason.".formatted(reply.resolution().words())).at("/reason"));
      case CLIENT_APPROVED -> whyNotApprovedByTheClient(exception, reply);
    };
  }

  private static Optional<Refused<PreBill>> whyNotApprovedByTheClient(PreBillException exception, Reply reply) {
    if (exception.action() == Action.FIX) {
      return Optional.of(Answer.<PreBill>refused(Refusal.NOT_THIS_WAY,
          "A client's approval does not mend data.").at("/resolution"));
    }
    if (!exception.mayBeApprovedByTheClient()) {
      return Optional.of(Answer.<PreBill>refused(Refusal.NOT_THE_CLIENTS_RULE,
          "%s is the firm's own rule, which is not the client's to approve.".formatted(exception.rule()))
          .at("/resolution"));
    }
    return reply.reference().isPresent()
        ? Optional.empty()
        : Optional.of(Answer.<PreBill>refused(Refusal.REFERENCE_MISSING,
            "The client's approval needs a reference.").at("/reference"));
  }
}
