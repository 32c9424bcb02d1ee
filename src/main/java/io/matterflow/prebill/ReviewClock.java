package io.matterflow.prebill;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.directory.FirmCalendar;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.EffectKey;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.prebill.ReviewDeadline.Step;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The time that people have for a pre-bill: the deadline, the reminder at the deadline, and who is asked after it. */
@Service
public class ReviewClock {

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEEE, MMMM d, HH:mm", Locale.US);

  private final JdbcPreBills preBills;
  private final Decisions decisions;
  private final Ladder ladder;
  private final Directory directory;
  private final FirmCalendar calendar;
  private final PreBillTasks tasks;
  private final AuditTrail audit;
  private final Clock clock;

  ReviewClock(
      JdbcPreBills preBills,
      Decisions decisions,
      Ladder ladder,
      Directory directory,
      FirmCalendar calendar,
      PreBillTasks tasks,
      AuditTrail audit,
      Clock clock) {
    this.preBills = preBills;
    this.decisions = decisions;
    this.ladder = ladder;
    this.directory = directory;
    this.calendar = calendar;
    this.tasks = tasks;
    this.audit = audit;
    this.clock = clock;
  }

  /** When the reviewer is reminded, and when the next responsible role is asked. */
  public record Deadlines(Instant dueAt, Instant escalatesAt) {}

  /** A reminder on its way to a person. */
  public record Reminder(EffectKey key, TimekeeperId person, String subject, String words) {}

  /** The review begins, or begins again after a return: the responsible attorney has it, for as long as the decision says. */
  @Transactional
  public Deadlines startReview(PreBillId id) {
    var preBill = required(id);
    var now = clock.instant();
    var granted = decided(Step.REVIEW, id);
    var firm = calendar.calendar();
    var due = granted.due(now, firm);
    var escalation = granted.escalation(now, firm).orElseThrow(() -> new IllegalStateException(
        "the decision review-deadline does not say when a review passes up; fill in escalateIn and escalateUnit"));
    var attorney = Holder.on(directory.required(preBill.matter()), Role.RESPONSIBLE_ATTORNEY);
    preBills.update(preBill.moved(PreBillState.IN_REVIEW, attorney, now).in(preBill.round().dueAt(due)));
    audit.record(AuditEntry.of(Actor.ENGINE, "review-started", "pre-bill", id)
        .before("state", preBill.state())
        .after("state", PreBillState.IN_REVIEW)
        .after("owner", attorney.name())
        .after("dueAt", due));
    return new Deadlines(due, escalation);
  }

  /** When a step that starts now should be done. */
  Instant due(Step step, PreBillId id) {
    return decided(step, id).due(clock.instant(), calendar.calendar());
  }

  /** The reminder that is due to whoever is asked now; empty when the review is over, or a role is asked and no person. */
  @Transactional(readOnly = true)
  public Optional<Reminder> reminder(PreBillId id) {
    return preBills.find(id)
        .filter(preBill -> preBill.state() == PreBillState.IN_REVIEW)
        .flatMap(preBill -> preBill.standing().owner().person().map(person -> reminder(preBill, person)));
  }

  @Transactional
  public void reminded(PreBillId id) {
    var preBill = required(id);
    preBills.update(preBill.in(preBill.round().reminded()));
    audit.record(AuditEntry.of(Actor.ENGINE, "reminded", "pre-bill", id)
        .after("owner", preBill.standing().owner().name())
        .after("reminders", preBill.round().reminders() + 1));
  }

  /** Asks the next responsible role beside the one who was asked; at the top of the ladder it stays where it is. */
  @Transactional
  public void passUp(PreBillId id) {
    var preBill = required(id);
    if (preBill.state() != PreBillState.IN_REVIEW) {
      return;
    }
    var asked = preBill.standing().owner();
    var next = ladder.above(asked, directory.required(preBill.matter()), id).orElse(asked);
    preBills.update(preBill.moved(PreBillState.IN_REVIEW, next, clock.instant())
        .in(preBill.round().escalatedTo(next.role())));
    audit.record(AuditEntry.of(Actor.ENGINE, "escalated", "pre-bill", id)
        .before("owner", asked.name())
        .after("owner", next.name())
        .after("role", next.role().group()));
    tasks.reviewPassedUp(id);
  }

  private Reminder reminder(PreBill preBill, TimekeeperId person) {
    var subject = "Pre-bill %s waits for your review".formatted(preBill.number());
    var words = """
        The pre-bill %s of matter %s for the period to %s has not been reviewed. It was due on %s.

        Next: open Tasklist, choose "Review pre-bill %s", correct what needs it, and pass it on for approval.
        """.formatted(preBill.number(), preBill.matter(), preBill.periodEnd(),
        preBill.round().dueAt().map(this::told).orElse("a business day after it was compiled"), preBill.matter());
    return new Reminder(
        EffectKey.of("review-reminder", preBill.id(), preBill.round().reminders() + 1), person, subject, words);
  }

  private String told(Instant moment) {
    return MOMENT.format(moment.atZone(calendar.calendar().zone()));
  }

  private ReviewDeadline decided(Step step, PreBillId id) {
    return decisions.decide(ReviewDeadline.TABLE, new ReviewDeadline.Facts(step), Subject.of("pre-bill", id)).result();
  }

  private PreBill required(PreBillId id) {
    return preBills.lock(id).orElseThrow(() -> new IllegalStateException("there is no pre-bill " + id));
  }
}
