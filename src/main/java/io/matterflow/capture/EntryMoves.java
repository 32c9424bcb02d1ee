package io.matterflow.capture;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.capture.Answer.Done;
import io.matterflow.capture.Answer.Refused;
import io.matterflow.capture.ApprovedTime.Standing;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.directory.RateCard;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the review of a bill does to the entry behind a line: it goes to another matter, or becomes two. Nothing happens
 * when it is refused. What the practice system has from us is corrected there as well; time that was entered elsewhere
 * changes here alone. The caller holds the bill that the entry is locked to.
 */
@Service
public class EntryMoves {

  private final JdbcTimeEntries entries;
  private final JdbcEntryParts parts;
  private final JdbcTimePrompts prompts;
  private final TimeCorrections corrections;
  private final TimeRevision revision;
  private final PossibleDuplicates duplicates;
  private final BillabilityRules rules;
  private final RateCard rates;
  private final Directory directory;
  private final AuditTrail audit;

  EntryMoves(
      JdbcTimeEntries entries,
      JdbcEntryParts parts,
      JdbcTimePrompts prompts,
      TimeCorrections corrections,
      TimeRevision revision,
      PossibleDuplicates duplicates,
      BillabilityRules rules,
      RateCard rates,
      Directory directory,
      AuditTrail audit) {
    this.entries = entries;
    this.parts = parts;
    this.prompts = prompts;
    this.corrections = corrections;
    this.revision = revision;
    this.duplicates = duplicates;
    this.rules = rules;
    this.rates = rates;
    this.directory = directory;
    this.audit = audit;
  }

  /** Where an entry goes; {@code bothCount} says that it is work of its own, whatever it looks like there. */
  public record Destination(MatterId matter, boolean bothCount) {}

  /** An entry in the words that stand on the bill, and why it is touched. */
  public record Wording(String narrative, String reason) {}

  /** What was one entry. */
  public record Parts(TimeEntry first, TimeEntry second) {}

  /**
   * Off the bill and onto the other matter, at the rate that holds there on the day of the work. Where other time of
   * the person may be the same work, nothing moves until somebody has said that both count.
   */
  @Transactional
  public Answer<TimeEntry> transfer(UUID preBill, TimeEntryId id, Destination to, Wording wording, Actor actor) {
    var before = entries.find(id).orElseThrow();
    var refused = whyNotTaken(to.matter()).or(() -> corrections.whyNotInOrder(before));
    var moved = refused.orElseGet(() -> moved(before, to.matter(), wording));
    if (moved instanceof Done<ApprovedTime> done) {
      prompts.lockBeside(done.value().span());
      var like = duplicates.of(done.value().span());
      if (!to.bothCount() && !like.isEmpty()) {
        return asked(done.value(), like);
      }
      entries.release(preBill, List.of(id));
      moved = corrections.corrected(before, done.value(), wording.reason(), actor);
    }
    return entryOf(moved);
  }

  /** In two on the same bill: hours and money are together what they were, to the cent. */
  @Transactional
  public Answer<Parts>
      split(UUID preBill, TimeEntryId id, BilledTime first, String secondNarrative, String reason, Actor actor) {
    var before = entries.find(id).orElseThrow();
    var refused = corrections.whyNotInOrder(before);
    if (refused.isPresent()) {
      return otherwise(refused.get());
    }
    var amount = TimeValuation.amount(first, before.entry().rate(), before.billedPercent());
    var rest = new BilledTime(before.hours().hours().subtract(first.hours()));
    var shortened = with(before, entry(before.entry(), before.entry().id(), first, amount, before.entry().narrative()));
    var part = part(before, entry(
        before.entry(), TimeEntryId.next(), rest, before.entry().amount().minus(amount), secondNarrative));
    entries.release(preBill, List.of(id));
    if (!entries.correct(shortened)) {
      throw new IllegalStateException("the entry %s is not on the bill %s".formatted(id, preBill));
    }
    entries.insert(part);
    parts.giveBack(preBill, List.of(id, part.entry().id()));
    audit.record(AuditEntry.of(actor, "split", "time-entry", id)
        .text("reason", reason)
        .before("hours", before.hours().plain()).after("hours", first.plain())
        .before("amount", before.entry().amount()).after("amount", amount)
        .after("part", part.entry().id()));
    if (before.isOurs()) {
      corrections.amend(shortened, actor);
      corrections.add(part, actor);
    }
    return new Done<>(new Parts(shortened.entry(), part.entry()));
  }

  private Optional<Answer<ApprovedTime>> whyNotTaken(MatterId to) {
    var matter = directory.matter(to);
    if (matter.isEmpty()) {
      return Optional.of(Refused.forMember(
          "matterId", "UNKNOWN_MATTER", "There is no matter %s.".formatted(to), "Choose a matter of the firm."));
    }
    return matter.get().status() == Matter.Status.CLOSED
        ? Optional.of(Refused.forMember("matterId", "MATTER_CLOSED", "The matter %s is closed.".formatted(to),
            "Choose a matter on which work goes on."))
        : Optional.empty();
  }

  /** Whoever transfers need not see the other matter, so no words of its time are told. */
  private Answer<TimeEntry> asked(ApprovedTime moved, List<String> like) {
    var hours = entries.beside(moved.span()).stream()
        .filter(other -> like.contains(other.entry().id().toString()))
        .map(other -> other.hours().plain())
        .collect(Collectors.joining(", "));
    return Refused.asStale(
        "POSSIBLE_DUPLICATE",
        "On matter %s this may be the same work as time of %s of %s that is there already; its hours: %s.".formatted(
            moved.entry().matter(), moved.entry().timekeeper(),
            io.matterflow.kernel.Wording.of(moved.entry().workDate()), hours),
        "Transfer it with the answer BOTH if it is work of its own, or leave it where it is.");
  }

  private Answer<ApprovedTime> moved(ApprovedTime before, MatterId to, Wording wording) {
    var edits = new EntryEdits(Optional.of(to), Optional.empty(), Optional.of(wording.narrative()), Optional.empty(),
        Optional.empty(), wording.reason());
    return before.prompt()
        .map(prompt -> revision.of(before, prompts.locked(prompt).orElseThrow(), edits))
        .orElseGet(() -> pricedAnew(before, to, wording));
  }

  /** Hours that somebody stated stay as they were stated. */
  private Answer<ApprovedTime> pricedAnew(ApprovedTime before, MatterId to, Wording wording) {
    var entry = before.entry();
    var rate = rates.rate(to, entry.timekeeper(), entry.workDate());
    if (rate.isEmpty()) {
      return Refused.forMember("matterId", "RATE_MISSING",
          "No rate of %s on matter %s holds on %s.".formatted(entry.timekeeper(), to, entry.workDate()),
          "Have the rate entered in the practice system first.");
    }
    var priced = new TimeEntry(entry.id(), to, entry.timekeeper(), entry.workDate(), entry.enteredOn(), entry.hours(),
        rate.get().rate(), rate.get().source().name(),
        TimeValuation.amount(entry.hours(), rate.get().rate(), before.billedPercent()), wording.narrative(),
        entry.taskCode(),
        entry.activityCode(), entry.approval(), entry.source());
    return new Done<>(new ApprovedTime(priced, before.system(), before.sourceId(), before.prompt(), before.startedAt(),
        before.rounded(), rate.get().since(), before.billedPercent(),
        before.billable() && rules.billsHours(directory.required(to)), before.possibleDuplicates(), before.standing()));
  }

  private static TimeEntry entry(TimeEntry whole, TimeEntryId id, BilledTime hours, Money amount, String narrative) {
    return new TimeEntry(id, whole.matter(), whole.timekeeper(), whole.workDate(), whole.enteredOn(), hours,
        whole.rate(),
        whole.rateSource(), amount, narrative, whole.taskCode(), whole.activityCode(), whole.approval(),
        whole.source());
  }

  private static ApprovedTime with(ApprovedTime time, TimeEntry entry) {
    return new ApprovedTime(entry, time.system(), time.sourceId(), time.prompt(), time.startedAt(), time.rounded(),
        time.rateSince(), time.billedPercent(), time.billable(), time.possibleDuplicates(), time.standing());
  }

  /** What was measured stays with the first part. */
  private static ApprovedTime part(ApprovedTime whole, TimeEntry entry) {
    return new ApprovedTime(entry, whole.system(), entry.id().toString(), Optional.empty(), Optional.empty(),
        RoundedTime.AS_ENTERED, whole.rateSince(), whole.billedPercent(), whole.billable(), List.of(), Standing.NEW);
  }

  private static Answer<TimeEntry> entryOf(Answer<ApprovedTime> answer) {
    return answer instanceof Done<ApprovedTime> done ? new Done<>(done.value().entry()) : otherwise(answer);
  }

  private static <T> Answer<T> otherwise(Answer<ApprovedTime> answer) {
    return answer instanceof Refused<ApprovedTime> not
        ? new Refused<>(not.code(), not.member(), not.detail(), not.next(), not.stale())
        : new Answer.Unseen<>();
  }
}
