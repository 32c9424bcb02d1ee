package io.matterflow.capture;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.directory.RateCard;
import io.matterflow.directory.RateCard.RateSource;
import io.matterflow.directory.RateCard.ResolvedRate;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in time from other systems, each entry in a transaction of its own. The same id from the same system is taken
 * once; what may be the same work as something here is taken too, and said. On a matter that bills no hours they are
 * kept unbilled.
 */
@Service
public class EnteredTimeIntake {

  private static final BigDecimal WHOLE = BigDecimal.valueOf(ApprovedTime.WHOLE);

  private final JdbcTimeEntries entries;
  private final PossibleDuplicates duplicates;
  private final Directory directory;
  private final RateCard rates;
  private final BillabilityRules rules;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;

  EnteredTimeIntake(
      JdbcTimeEntries entries,
      PossibleDuplicates duplicates,
      Directory directory,
      RateCard rates,
      BillabilityRules rules,
      AuditTrail audit,
      PlatformTransactionManager transactions) {
    this.entries = entries;
    this.duplicates = duplicates;
    this.directory = directory;
    this.rates = rates;
    this.rules = rules;
    this.audit = audit;
    this.transaction = new TransactionTemplate(transactions);
  }

  public Taken take(EnteredTime time, Actor sender) {
    try {
      return transaction.execute(status -> taken(time, sender));
    } catch (DuplicateKeyException sentBefore) {
      return new Known();
    }
  }

  private Taken taken(EnteredTime time, Actor sender) {
    var matter = directory.matter(time.matter());
    if (matter.isEmpty()) {
      return new NotTaken("matterId", "UNKNOWN_MATTER", "there is no matter %s".formatted(time.matter()));
    }
    if (directory.timekeeper(time.timekeeper()).isEmpty()) {
      return new NotTaken(
          "timekeeperId", "UNKNOWN_TIMEKEEPER", "there is no timekeeper %s".formatted(time.timekeeper()));
    }
    var currency = directory.required(matter.get().client()).currency();
    var rate = time.customRate()
        .map(custom -> new ResolvedRate(new Money(custom, currency), RateSource.ENTRY_CUSTOM))
        .or(() -> rates.rate(time.matter(), time.timekeeper(), time.workDate()));
    if (rate.isEmpty()) {
      return new NotTaken("timekeeperId", "RATE_MISSING", "no rate of %s on matter %s holds on %s".formatted(
          time.timekeeper(), time.matter(), time.workDate()));
    }
    var others = duplicates.of(time.span());
    var approved = approved(time, rate.get(), time.billable() && rules.billsHours(matter.get()), others);
    entries.insert(approved);
    audit.record(AuditEntry.of(sender, "entered", "time-entry", approved.entry().id())
        .after("source", time.system() + ":" + time.id())
        .after("hours", time.hours().plain())
        .after("rate", rate.get().rate())
        .after("amount", approved.entry().amount())
        .after("billable", approved.billable())
        .after("possibleDuplicates", String.join(", ", others)));
    return new Accepted(approved.entry().id(), others);
  }

  private static ApprovedTime approved(
      EnteredTime time, ResolvedRate rate, boolean billable, List<String> others) {
    var share = BigDecimal.valueOf(time.billedPercent()).divide(WHOLE);
    var amount = Money.rounded(
        time.hours().hours().multiply(rate.rate().amount()).multiply(share), rate.rate().currency());
    var entry = new TimeEntry(
        TimeEntryId.next(),
        time.matter(),
        time.timekeeper(),
        time.workDate(),
        time.enteredOn(),
        time.hours(),
        rate.rate(),
        rate.source().name(),
        amount,
        time.narrative(),
        time.taskCode(),
        time.activityCode(),
        time.source());
    return new ApprovedTime(entry, time.system(), time.id(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), time.billedPercent(), billable, others);
  }

  /** What became of one entry. */
  public sealed interface Taken {}

  /** Taken in; {@code possibleDuplicates} are the prompts and entries that may mean the same work. */
  public record Accepted(TimeEntryId id, List<String> possibleDuplicates) implements Taken {}

  /** Taken in before. */
  public record Known() implements Taken {}

  public record NotTaken(String member, String code, String detail) implements Taken {}
}
