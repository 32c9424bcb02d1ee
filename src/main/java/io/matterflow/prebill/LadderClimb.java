package io.matterflow.prebill;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.directory.FirmCalendar;
import io.matterflow.directory.Timekeeper;
import io.matterflow.engine.EffectKey;
import io.matterflow.engine.StandIns;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ladder of a step that nobody does: a reminder at the deadline, then the next responsible person beside those who
 * were asked, then the next, each once, until nobody is left to ask.
 */
@Service
public class LadderClimb {

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEEE, MMMM d, HH:mm", Locale.US);

  private final JdbcPreBills preBills;
  private final JdbcBillingHolds holds;
  private final ReviewClock deadlines;
  private final Ladder ladder;
  private final StandIns standIns;
  private final Owners owners;
  private final Directory directory;
  private final FirmCalendar calendar;
  private final PreBillTasks tasks;
  private final AuditTrail audit;
  private final Clock clock;

  LadderClimb(
      JdbcPreBills preBills,
      JdbcBillingHolds holds,
      ReviewClock deadlines,
      Ladder ladder,
      StandIns standIns,
      Owners owners,
      Directory directory,
      FirmCalendar calendar,
      PreBillTasks tasks,
      AuditTrail audit,
      Clock clock) {
    this.preBills = preBills;
    this.holds = holds;
    this.deadlines = deadlines;
    this.ladder = ladder;
    this.standIns = standIns;
    this.owners = owners;
    this.directory = directory;
    this.calendar = calendar;
    this.tasks = tasks;
    this.audit = audit;
    this.clock = clock;
  }

  /** A reminder on its way to a person. */
  public record Reminder(EffectKey key, TimekeeperId person, String subject, String words) {}

  /** When somebody is written to next; empty when nobody is waited for, or nobody is left to ask. */
  @Transactional(readOnly = true)
  public Optional<Instant> next(PreBillId id) {
    return preBills.find(id)
        .filter(preBill -> preBill.round().rungs() == 0 || above(preBill).isPresent())
        .flatMap(deadlines::nextRung);
  }

  /** The time has come: whoever was asked last is reminded at the deadline; after it the next one is asked too. */
  @Transactional
  public void climb(PreBillId id) {
    var preBill = preBills.lock(id).orElseThrow(() -> new IllegalStateException("there is no pre-bill " + id));
    var keptBack = keptBackUntil(preBill);
    if (keptBack.isPresent()) {
      postpone(preBill, keptBack.get());
    } else if (preBill.round().rungs() == 0) {
      remind(preBill);
    } else {
      above(preBill).ifPresent(person -> ask(preBill, person));
    }
  }

  /**
   * The matter's bills are held no more, before the hold's last day: who signs has as long as if they were asked now.
   */
  @Transactional
  public void goOn(MatterId matter) {
    preBills.open(matter).stream().filter(preBill -> preBill.state() == PreBillState.IN_APPROVAL).forEach(preBill -> {
      var due = deadlines.dueFromNow(preBill);
      if (preBill.round().dueAt().filter(due::isBefore).isPresent()) {
        postpone(preBill, due);
        tasks.deadlineOver(preBill.id());
        tasks.deadlineSet(preBill.id());
      }
    });
  }

  /** What is written to whoever was asked last; empty when the step is over, and for somebody without an address. */
  @Transactional(readOnly = true)
  public Optional<Reminder> reminder(PreBillId id) {
    return preBills.find(id)
        .filter(preBill -> !preBill.round().asked().isEmpty() && keptBackUntil(preBill).isEmpty())
        .flatMap(preBill -> lastAsked(preBill).person()
            .flatMap(standIns::actingFor)
            .filter(person -> directory.timekeeper(person).filter(Timekeeper::active).isPresent())
            .map(person -> reminder(preBill, person)));
  }

  private void postpone(PreBill preBill, Instant due) {
    preBills.update(preBill.in(preBill.round().dueAt(due)));
    audit.record(AuditEntry.of(Actor.ENGINE, "deadline-moved", "pre-bill", preBill.id())
        .before("dueAt", preBill.round().dueAt().map(Instant::toString).orElse(""))
        .after("dueAt", due));
  }

  /** Nobody is chased for a signature that a hold refuses: the deadline moves behind it, to its own hour. */
  private Optional<Instant> keptBackUntil(PreBill preBill) {
    var firm = calendar.calendar();
    return Optional.of(preBill)
        .filter(held -> held.state() == PreBillState.IN_APPROVAL)
        .flatMap(held -> holds.open(held.matter()))
        .filter(hold -> !hold.until().isBefore(firm.dateOf(clock.instant())))
        .flatMap(hold -> preBill.round().dueAt().map(due -> firm.businessDayFrom(hold.until().plusDays(1))
            .atTime(due.atZone(firm.zone()).toLocalTime()).atZone(firm.zone()).toInstant()));
  }

  private void remind(PreBill preBill) {
    preBills.update(preBill.in(preBill.round().reminded()));
    audit.record(AuditEntry.of(Actor.ENGINE, "reminded", "pre-bill", preBill.id())
        .after("owner", owners.of(preBill).name())
        .after("reminders", preBill.round().reminders() + 1));
  }

  private void ask(PreBill preBill, Holder next) {
    var asked = lastAsked(preBill);
    ladder.climb(preBill.round().asked(), directory.required(preBill.matter()), preBill.id());
    preBills.update(preBill.moved(preBill.state(), next, clock.instant()).in(preBill.round().askingToo(next)));
    audit.record(AuditEntry.of(Actor.ENGINE, "escalated", "pre-bill", preBill.id())
        .before("owner", owners.today(asked).name())
        .after("owner", next.name())
        .after("role", next.role().group()));
    tasks.askedToo(preBill.id());
  }

  private Optional<Holder> above(PreBill preBill) {
    return preBill.round().asked().isEmpty()
        ? Optional.empty()
        : ladder.next(preBill.round().asked(), directory.required(preBill.matter()));
  }

  private static Holder lastAsked(PreBill preBill) {
    var asked = preBill.round().asked();
    return asked.get(asked.size() - 1);
  }

  private Reminder reminder(PreBill preBill, TimekeeperId person) {
    var act = ReviewClock.stepOf(preBill.state());
    var subject = "Pre-bill %s waits for your %s".formatted(preBill.number(), act.noun());
    var words = """
        The pre-bill %s of matter %s for the period to %s waits: its %s was due on %s.

        Next: open Tasklist, choose "%s %s", and do what the task asks.
        """.formatted(preBill.number(), preBill.matter(), preBill.periodEnd(), act.noun(),
        preBill.round().dueAt().map(this::told).orElseThrow(), act.task(), preBill.matter());
    return new Reminder(EffectKey.of("review-reminder", preBill.id(), preBill.round().reminders()), person, subject,
        words);
  }

  private String told(Instant moment) {
    return MOMENT.format(moment.atZone(calendar.calendar().zone()));
  }
}
