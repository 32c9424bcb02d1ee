package io.matterflow.prebill;

import static io.matterflow.prebill.Answer.refused;

import io.matterflow.capture.Answer.Done;
import io.matterflow.capture.EntryMoves;
import io.matterflow.capture.EntryMoves.Destination;
import io.matterflow.capture.EntryMoves.Parts;
import io.matterflow.capture.EntryMoves.Wording;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.MatterId;
import io.matterflow.prebill.Answer.Refused;
import io.matterflow.prebill.PreBillLines.ChangedLine;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What goes further than a correction of a line: its time goes to another matter, or it becomes two. The entry goes
 * with it, so that no hour is ever on two bills, and none on neither.
 */
@Service
public class LineActs {

  private final JdbcPreBills preBills;
  private final JdbcPreBillLines stored;
  private final PreBillLines lines;
  private final LineTrail trail;
  private final LateTime lateTime;
  private final AdjustmentApproval approval;
  private final EntryMoves entries;

  LineActs(
      JdbcPreBills preBills,
      JdbcPreBillLines stored,
      PreBillLines lines,
      LineTrail trail,
      LateTime lateTime,
      AdjustmentApproval approval,
      EntryMoves entries) {
    this.preBills = preBills;
    this.stored = stored;
    this.lines = lines;
    this.trail = trail;
    this.lateTime = lateTime;
    this.approval = approval;
    this.entries = entries;
  }

  /** To which matter, and why; {@code bothCount} says that it is work of its own there, whatever it looks like. */
  public record Transfer(MatterId to, Reason reason, boolean bothCount) {}

  /** How many of the hours stay, in which words the others are billed if not in the same, and why. */
  public record Split(BilledTime first, Optional<String> narrative, Reason reason) {}

  /**
   * The line leaves this bill. Its time joins the other matter's pre-bill of the period while that can be changed, and
   * else its next one, at the other matter's rate and in the words of the line; other hours, rates and write-downs stay
   * behind.
   */
  @Transactional
  public Answer<ChangedLine> transfer(
      PreBillId id, PreBillLineId line, Transfer wanted, Optional<Integer> seenVersion, Actor by) {
    lockInOrder(id, line, wanted.to());
    return lines.byEditors(id, line, seenVersion, by, (preBill, found) -> transferred(preBill, found, wanted, by));
  }

  /** Two lines in the place of one, which come to the same to the cent; the second stands below all others. */
  @Transactional
  public Answer<ChangedLine>
      split(PreBillId id, PreBillLineId line, Split wanted, Optional<Integer> seenVersion, Actor by) {
    return lines.byEditors(id, line, seenVersion, by, (preBill, found) -> parted(preBill, found, wanted, by));
  }

  /** Of two bills that exchange lines, one waits for the other. */
  private void lockInOrder(PreBillId id, PreBillLineId line, MatterId to) {
    var other = preBills.find(id)
        .flatMap(preBill -> preBill.line(line))
        .flatMap(found -> preBills.editable(to, found.workDate()));
    Stream.concat(Stream.of(id), other.stream())
        .map(PreBillId::value)
        .sorted()
        .map(PreBillId::new)
        .forEach(preBills::lock);
  }

  private Answer<ChangedLine> transferred(PreBill preBill, PreBillLine line, Transfer wanted, Actor by) {
    var refusal = whyNotTouched(line, wanted.reason()).or(() -> whyNotTransferred(preBill, line, wanted.to()));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    var moved = entries.transfer(preBill.id().value(), line.entry().orElseThrow(),
        new Destination(wanted.to(), wanted.bothCount()),
        new Wording(line.narrative(), wanted.reason().words().orElse("")), by);
    if (moved instanceof io.matterflow.capture.Answer.Refused<?> not) {
      return asRefused(not, "/transferTo");
    }
    stored.leave(preBill.id(), line.id(), wanted.to());
    trail.transferred(preBill, line, wanted, by);
    var settled = lines.settled(preBill, preBill.without(line), line, Set.of(line.id()), by);
    lateTime.join(wanted.to(), line.workDate());
    return settled;
  }

  private Answer<ChangedLine> parted(PreBill preBill, PreBillLine line, Split wanted, Actor by) {
    var refusal = whyNotTouched(line, wanted.reason()).or(() -> whyNotSplit(line, wanted));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    var narrative = wanted.narrative().orElse(line.narrative());
    var parted = entries.split(preBill.id().value(), line.entry().orElseThrow(), wanted.first(), narrative,
        wanted.reason().words().orElse(""), by);
    if (parted instanceof io.matterflow.capture.Answer.Refused<?> not) {
      return asRefused(not, "/split");
    }
    return two(preBill, line, narrative, ((Done<Parts>) parted).value(), wanted.reason().words().orElse(""), by);
  }

  private Answer<ChangedLine>
      two(PreBill preBill, PreBillLine whole, String narrative, Parts parts, String reason, Actor by) {
    var first = whole.shortenedTo(parts.first());
    var second = PreBillLine.of(parts.second(), preBill.nextPosition()).like(whole, narrative);
    stored.shorten(preBill.id(), first);
    stored.insert(preBill.id(), List.of(second));
    stored.standBeside(second.id(), first.position());
    trail.split(preBill, whole, first, second, reason, by);
    return lines.settled(preBill, preBill.replacedBy(first, second), first, Set.of(first.id(), second.id()), by);
  }

  private Optional<Refused<ChangedLine>> whyNotTouched(PreBillLine line, Reason reason) {
    if (!approval.accepts(reason)) {
      return Optional.of(refusedAt(Refusal.REASON_MISSING, "A line is transferred or split for a reason.", "/reason"));
    }
    return line.entry().isPresent()
        ? Optional.empty()
        : Optional.of(refused(Refusal.NOT_OF_THIS_LINE, "Only time with an entry behind it is transferred or split."));
  }

  private static Optional<Refused<ChangedLine>> whyNotTransferred(PreBill preBill, PreBillLine line, MatterId to) {
    if (to.equals(preBill.matter())) {
      return Optional.of(
          refusedAt(Refusal.SAME_MATTER, "The line is on matter %s already.".formatted(to), "/transferTo"));
    }
    return preBill.without(line).hasSomethingToBill()
        ? Optional.empty()
        : Optional.of(refused(Refusal.NOTHING_LEFT_TO_BILL,
            "Nothing would be left to bill on %s.".formatted(preBill.number())));
  }

  private Optional<Refused<ChangedLine>> whyNotSplit(PreBillLine line, Split wanted) {
    var time = line.time().orElseThrow();
    if (!time.isUntouched() || stored.isAdjusted(line.id())) {
      return Optional.of(refused(Refusal.ADJUSTED_BEFORE, "The line is billed otherwise than it was worked."));
    }
    return wanted.first().compareTo(time.hours()) < 0
        ? Optional.empty()
        : Optional.of(refusedAt(Refusal.CANNOT_BE_DIVIDED_SO,
            "The line has %s hours.".formatted(time.hours().plain()), "/split/hours"));
  }

  /** What capture refuses is refused here under the same word, where there is one. */
  private static Refused<ChangedLine> asRefused(io.matterflow.capture.Answer.Refused<?> not, String pointer) {
    var word = Stream.of(Refusal.values()).filter(known -> known.name().equals(not.code())).findFirst();
    return refusedAt(word.orElse(Refusal.ENTRY_NOT_MOVED), not.detail(), pointer);
  }

  private static Refused<ChangedLine> refusedAt(Refusal refusal, String detail, String pointer) {
    return Answer.<ChangedLine>refused(refusal, detail).at(pointer);
  }
}
