package io.matterflow.capture;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.capture.ApprovedTime.Standing;
import io.matterflow.capture.TimeValuation.NotValued;
import io.matterflow.capture.TimeValuation.Worth;
import io.matterflow.directory.Directory;
import io.matterflow.kernel.Actor;
import io.matterflow.practice.TimeEnteredByHand;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in time from other systems, each entry in a transaction of its own. The same id from the same system is taken
 * once; what may be the same work as something here is taken too, said, and where it is an entry of ours asked. On a
 * matter that bills no hours they are kept unbilled.
 */
@Service
public class EnteredTimeIntake {

  private final JdbcTimeEntries entries;
  private final JdbcTimePrompts prompts;
  private final TimeQuestions questions;
  private final PossibleDuplicates duplicates;
  private final Directory directory;
  private final TimeValuation valuations;
  private final BillabilityRules rules;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;

  EnteredTimeIntake(
      JdbcTimeEntries entries,
      JdbcTimePrompts prompts,
      TimeQuestions questions,
      PossibleDuplicates duplicates,
      Directory directory,
      TimeValuation valuations,
      BillabilityRules rules,
      AuditTrail audit,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions) {
    this.entries = entries;
    this.prompts = prompts;
    this.questions = questions;
    this.duplicates = duplicates;
    this.directory = directory;
    this.valuations = valuations;
    this.rules = rules;
    this.audit = audit;
    this.events = events;
    this.transaction = new TransactionTemplate(transactions);
  }

  public Taken take(EnteredTime time, Actor sender) {
    try {
      return transaction.execute(status -> taken(time, sender));
    } catch (DuplicateKeyException sentBefore) {
      return entries.from(time.system(), time.id()).map(before -> again(time, before)).orElseGet(Known::new);
    }
  }

  /** The same is a repeat; something else under the same id is neither taken nor passed over in silence. */
  private static Taken again(EnteredTime time, ApprovedTime before) {
    var differing = time.differingFrom(before);
    if (differing.isEmpty()) {
      return new Known();
    }
    return new NotTaken(differing.get(0), "OTHER_CONTENT",
        ("was taken before under this id with other content (%s), which stays. "
            + "Other work needs an id of its own; what was wrong is corrected on the pre-bill.")
            .formatted(String.join(", ", differing)));
  }

  /**
   * A person entered time in the practice system; what was taken before is left as it is. What cannot be taken is
   * thrown back, so that whoever told it keeps it and tells why.
   */
  @EventListener
  void on(TimeEnteredByHand told) {
    if (entries.from(told.system(), told.id()).isEmpty()
        && take(EnteredTime.of(told), Actor.ENGINE) instanceof NotTaken not) {
      throw new IllegalStateException("time %s of %s is not taken: %s".formatted(told.id(), told.system(), not.code()));
    }
  }

  private Taken taken(EnteredTime time, Actor sender) {
    var valuation = valuations.of(time);
    if (valuation instanceof NotValued not) {
      return new NotTaken(not.member(), not.code(), not.detail());
    }
    var worth = (Worth) valuation;
    var billable = time.billable() && rules.billsHours(directory.required(time.matter()));
    prompts.lockBeside(time.span());
    var others = duplicates.of(time.span());
    var approved = approved(time, worth, billable, others);
    entries.insert(approved);
    questions.raise(approved);
    audit.record(AuditEntry.of(sender, "entered", "time-entry", approved.entry().id())
        .after("source", time.system() + ":" + time.id())
        .after("hours", time.hours().plain())
        .after("rate", worth.rate().rate())
        .after("amount", approved.entry().amount())
        .after("billable", approved.billable())
        .after("possibleDuplicates", String.join(", ", others)));
    if (billable) {
      events.publishEvent(new TimeReadyToBill(time.matter(), time.workDate()));
    }
    return new Accepted(approved.entry().id(), others);
  }

  private static ApprovedTime approved(
      EnteredTime time, Worth worth, boolean billable, List<String> others) {
    var entry = new TimeEntry(
        TimeEntryId.next(),
        time.matter(),
        time.timekeeper(),
        time.workDate(),
        time.enteredOn(),
        time.hours(),
        worth.rate().rate(),
        worth.rate().source().name(),
        worth.amount(),
        time.narrative(),
        time.taskCode(),
        time.activityCode(),
        time.approval(),
        time.source());
    return new ApprovedTime(
        entry,
        time.system(),
        time.id(),
        Optional.empty(),
        time.startedAt(),
        RoundedTime.AS_ENTERED,
        worth.rate().since(),
        time.billedPercent(),
        billable,
        others,
        Standing.NEW);
  }

  /** What became of one entry. */
  public sealed interface Taken {}

  /** Taken in; {@code possibleDuplicates} are the entries that may mean the same work. */
  public record Accepted(TimeEntryId id, List<String> possibleDuplicates) implements Taken {}

  /** Taken in before. */
  public record Known() implements Taken {}

  public record NotTaken(String member, String code, String detail) implements Taken {}
}
