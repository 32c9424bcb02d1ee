package io.matterflow.prebill;

import static io.matterflow.prebill.Answer.refused;

import io.matterflow.capture.ClientApproval;
import io.matterflow.directory.Directory;
import io.matterflow.directory.RateCard;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.prebill.Adjustment.Kind;
import io.matterflow.prebill.Answer.Done;
import io.matterflow.prebill.Answer.Refused;
import io.matterflow.prebill.Charge.Time;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Corrections of a pre-bill's lines. Each raises the version, is checked against the guidelines at once, and stands in
 * the trail with what was before; nothing can be cut so far that nothing is left to bill.
 */
@Service
public class PreBillLines {

  private final JdbcPreBills preBills;
  private final JdbcPreBillLines lines;
  private final LineTrail trail;
  private final Reckoner reckoner;
  private final JdbcPreBillExceptions exceptions;
  private final ExceptionGate gate;
  private final PreBillPeople people;
  private final Directory directory;
  private final RateCard rates;
  private final AdjustmentApproval approval;
  private final AdjustmentReasons reasons;
  private final Clock clock;

  PreBillLines(
      JdbcPreBills preBills,
      JdbcPreBillLines lines,
      LineTrail trail,
      Reckoner reckoner,
      JdbcPreBillExceptions exceptions,
      ExceptionGate gate,
      PreBillPeople people,
      Directory directory,
      RateCard rates,
      AdjustmentApproval approval,
      AdjustmentReasons reasons,
      Clock clock) {
    this.preBills = preBills;
    this.lines = lines;
    this.trail = trail;
    this.reckoner = reckoner;
    this.exceptions = exceptions;
    this.gate = gate;
    this.people = people;
    this.directory = directory;
    this.rates = rates;
    this.approval = approval;
    this.reasons = reasons;
    this.clock = clock;
  }

  /** A line after a change, and what the pre-bill has become by it. */
  public record ChangedLine(PreBillLine line, PreBill preBill) {}

  /** Changes a line, whatever else was changed since somebody looked. */
  @Transactional
  public Answer<ChangedLine> change(PreBillId id, PreBillLineId lineId, LineChange change, Actor by) {
    return change(id, lineId, change, Optional.empty(), by);
  }

  /**
   * Changes a line of the version that was seen; refused when the pre-bill has gone on meanwhile. What an hour costs is
   * said by those alone who answer for the bill.
   */
  @Transactional
  public Answer<ChangedLine> change(
      PreBillId id, PreBillLineId lineId, LineChange change, Optional<Integer> seenVersion, Actor by) {
    var evenOfOnesOwn = change.rate().isEmpty();
    return held(id, lineId, seenVersion, by, evenOfOnesOwn, (preBill, line) -> changed(preBill, line, change, by));
  }

  /** As {@link #change}, for an act that those alone may do who answer for the bill. */
  Answer<ChangedLine> byEditors(PreBillId id, PreBillLineId lineId, Optional<Integer> seenVersion, Actor by,
      BiFunction<PreBill, PreBillLine, Answer<ChangedLine>> act) {
    return held(id, lineId, seenVersion, by, false, act);
  }

  private Answer<ChangedLine> held(PreBillId id, PreBillLineId lineId, Optional<Integer> seenVersion, Actor by,
      boolean evenOfOnesOwn, BiFunction<PreBill, PreBillLine, Answer<ChangedLine>> act) {
    var found = preBills.lock(id);
    if (found.isEmpty()) {
      return unknown(id);
    }
    var preBill = found.get();
    var line = preBill.line(lineId);
    var refusal = whyNotEditable(preBill, line.filter(any -> evenOfOnesOwn), by)
        .or(() -> whyNotCurrent(preBill, seenVersion));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    return line.isEmpty()
        ? refused(Refusal.UNKNOWN_LINE, "The pre-bill %s has no line %s.".formatted(preBill.number(), lineId))
        : act.apply(preBill, line.get());
  }

  @Transactional
  public Answer<ChangedLine> add(PreBillId id, NewLine asked, Actor by) {
    var found = preBills.lock(id);
    if (found.isEmpty()) {
      return unknown(id);
    }
    var preBill = found.get();
    var refusal = whyNotEditable(preBill, Optional.empty(), by).or(() -> whyNotAddable(preBill, asked));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    var rate = rates.rate(preBill.matter(), asked.timekeeper(), asked.workDate());
    if (rate.isEmpty()) {
      return refusedAt(Refusal.RATE_MISSING, "No rate is known for %s on %s."
          .formatted(asked.timekeeper(), asked.workDate()), "/timekeeperId");
    }
    var line = line(asked, rate.get().rate(), preBill.nextPosition());
    lines.insert(id, List.of(line));
    trail.added(preBill, line, asked.reason(), by);
    return settled(preBill, preBill.adding(line), line, by);
  }

  /** The same as {@link #change} for a pre-bill whose row is held and an actor who was judged already. */
  Answer<ChangedLine> changed(PreBill preBill, PreBillLine line, LineChange change, Actor by) {
    var refusal = whyNot(preBill, line, change);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    var after = line.with(change);
    if (after.equals(line)) {
      return new Done<>(new ChangedLine(line, preBill));
    }
    lines.update(preBill.id(), after);
    trail.changed(preBill, line, after, change.why(), by);
    return settled(preBill, preBill.replacing(after), after, by);
  }

  private Answer<ChangedLine> settled(PreBill before, PreBill changed, PreBillLine line, Actor by) {
    return settled(before, changed, line, Set.of(line.id()), by);
  }

  /** Brings up to date what follows from its lines, and has these judged afresh. */
  Answer<ChangedLine> settled(PreBill before, PreBill changed, PreBillLine line, Set<PreBillLineId> fresh, Actor by) {
    var preBill = reckoner.settled(before, changed);
    preBills.update(preBill);
    gate.recheck(preBill, fresh, by);
    return new Done<>(new ChangedLine(line, preBills.find(preBill.id()).orElseThrow()));
  }

  private Optional<Refused<ChangedLine>> whyNotEditable(PreBill preBill, Optional<PreBillLine> line, Actor by) {
    var matter = directory.required(preBill.matter());
    if (!people.mayEditAll(by, matter) && line.filter(own -> answersFor(own, preBill, by)).isEmpty()) {
      return people.readsAll(by, matter)
          ? Optional.of(
              refused(Refusal.NOT_YOURS, "The lines of %s are not yours to change.".formatted(preBill.number())))
          : Optional.of(unknown(preBill.id()));
    }
    return preBill.state().isEditable()
        ? Optional.empty()
        : Optional.of(refused(Refusal.WRONG_STATE, "The pre-bill %s is %s: its lines are closed."
            .formatted(preBill.number(), preBill.state())));
  }

  private static Optional<Refused<ChangedLine>> whyNotCurrent(PreBill preBill, Optional<Integer> seenVersion) {
    return seenVersion.filter(seen -> seen != preBill.version()).map(seen -> refusedAt(Refusal.STALE_VERSION,
        "You have seen version %d, the pre-bill %s is at %d.".formatted(seen, preBill.number(), preBill.version()),
        "/version"));
  }

  /** A timekeeper changes their own line while an exception on it waits for them. */
  private boolean answersFor(PreBillLine line, PreBill preBill, Actor by) {
    return line.timekeeper().filter(by::represents).isPresent() && exceptions.of(preBill.id()).stream()
        .anyMatch(exception -> exception.isOpen() && exception.line().filter(line.id()::equals).isPresent()
            && people.isOwner(by, exception));
  }

  private Optional<Refused<ChangedLine>> whyNotAddable(PreBill preBill, NewLine asked) {
    if (directory.timekeeper(asked.timekeeper()).isEmpty()) {
      return Optional.of(refusedAt(Refusal.UNKNOWN_TIMEKEEPER,
          "The firm has no timekeeper %s.".formatted(asked.timekeeper()), "/timekeeperId"));
    }
    if (asked.workDate().isAfter(preBill.periodEnd())) {
      return Optional.of(refusedAt(Refusal.OUTSIDE_THE_PERIOD,
          "The period ends on %s.".formatted(preBill.periodEnd()), "/date"));
    }
    return Optional.empty();
  }

  Optional<Refused<ChangedLine>> whyNot(PreBill preBill, PreBillLine line, LineChange change) {
    if (change.needsReason() && !approval.accepts(change.why())) {
      return Optional.of(refusedAt(Refusal.REASON_MISSING,
          "Hours, a rate, a write-down and a hold are changed for a reason.", "/reason"));
    }
    var unlisted = change.reasonCode()
        .filter(code -> Stream.of(Kind.WRITE_DOWN, Kind.WRITE_UP).noneMatch(kind -> reasons.knows(kind, code)));
    if (unlisted.isPresent()) {
      return Optional.of(refusedAt(Refusal.UNKNOWN_REASON,
          "%s is none of %s.".formatted(unlisted.get(), reasons.names(Kind.WRITE_DOWN)), "/reasonCode"));
    }
    if (change.hours().isPresent() && line.time().isEmpty()) {
      return Optional.of(refusedAt(Refusal.NOT_OF_THIS_LINE, "Only a line of time has hours.", "/hours"));
    }
    if (change.rate().isPresent() && line.time().isEmpty()) {
      return Optional.of(refusedAt(Refusal.NOT_OF_THIS_LINE, "Only a line of time has a rate.", "/rate"));
    }
    var gross = line.with(change).gross();
    var writeDown = change.writeDown().orElse(line.writeDown());
    if (writeDown.exceeds(gross)) {
      return Optional.of(refusedAt(Refusal.WRITE_DOWN_TOO_HIGH, "The line comes to %s, %s cannot be written down."
          .formatted(gross.plain(), writeDown.plain()), atFault(change)));
    }
    return preBill.replacing(line.with(change)).hasSomethingToBill()
        ? Optional.empty()
        : Optional.of(refused(Refusal.NOTHING_LEFT_TO_BILL,
            "Nothing would be left to bill on %s.".formatted(preBill.number())));
  }

  /** Where what a line comes to went below what is written down on it. */
  private static String atFault(LineChange change) {
    if (change.writeDown().isPresent()) {
      return "/writeDown";
    }
    return change.hours().isPresent() ? "/hours" : "/rate";
  }

  private PreBillLine line(NewLine asked, Money rate, int position) {
    return new PreBillLine(PreBillLineId.next(), position,
        Time.untouched(Optional.empty(), asked.timekeeper(), asked.hours(), rate, ClientApproval.NONE),
        asked.workDate(),
        LocalDate.ofInstant(clock.instant(), directory.firm().zone()), Money.zero(rate.currency()), asked.narrative(),
        asked.taskCode(), asked.activityCode(), asked.internalNote(), false);
  }

  private static Refused<ChangedLine> unknown(PreBillId id) {
    return refused(Refusal.UNKNOWN_PRE_BILL, "There is no pre-bill %s that you may see.".formatted(id));
  }

  private static Refused<ChangedLine> refusedAt(Refusal refusal, String detail, String pointer) {
    return Answer.<ChangedLine>refused(refusal, detail).at(pointer);
  }
}
