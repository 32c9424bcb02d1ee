package io.matterflow.prebill;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.directory.FirmCalendar;
import io.matterflow.directory.Timekeeper;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.PerTransaction;
import io.matterflow.engine.StandIns;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.notices.NoticeKind;
import io.matterflow.notices.PersonalNotices;
import io.matterflow.prebill.ReviewDeadline.Step;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The time that people have for each step of a pre-bill: from when it is asked, until when, and when the next one is
 * asked.
 */
@Component
class ReviewClock {

  private static final Logger LOG = LoggerFactory.getLogger(ReviewClock.class);

  private final JdbcPreBills preBills;
  private final Decisions decisions;
  private final PersonalNotices notices;
  private final TransactionTemplate savepoint;
  private final PerTransaction<Set<Told>> told = new PerTransaction<>(HashSet::new);
  private final StandIns standIns;
  private final Owners owners;
  private final Directory directory;
  private final FirmCalendar calendar;
  private final PreBillTasks tasks;
  private final AuditTrail audit;
  private final Clock clock;

  ReviewClock(
      JdbcPreBills preBills,
      Decisions decisions,
      PersonalNotices notices,
      PlatformTransactionManager transactions,
      StandIns standIns,
      Owners owners,
      Directory directory,
      FirmCalendar calendar,
      PreBillTasks tasks,
      AuditTrail audit,
      Clock clock) {
    this.preBills = preBills;
    this.decisions = decisions;
    this.notices = notices;
    this.savepoint = new TransactionTemplate(transactions);
    savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    this.standIns = standIns;
    this.owners = owners;
    this.directory = directory;
    this.calendar = calendar;
    this.tasks = tasks;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A step begins with the one who holds it, from now until the deadline; the ladder of the step before is taken away.
   */
  PreBill begin(PreBill preBill, PreBillState state, Holder first) {
    var now = clock.instant();
    var due = decided(stepOf(state), preBill.id()).due(now, calendar.calendar());
    var begun = preBill.moved(state, first, now).in(preBill.round().asking(first, due));
    preBills.update(begun);
    audit.record(AuditEntry.of(Actor.ENGINE, act(state), "pre-bill", preBill.id())
        .before("state", preBill.state())
        .after("state", state)
        .after("owner", owners.today(first).name())
        .after("dueAt", due));
    if (!preBill.round().asked().isEmpty()) {
      tasks.deadlineOver(preBill.id());
    }
    tasks.deadlineSet(preBill.id());
    tell(begun);
    return begun;
  }

  /** One message a day for each kind of work, whatever the number of pre-bills; a deadline is told by the ladder. */
  private void tell(PreBill begun) {
    var kind = stepOf(begun.state()) == Step.EXCEPTIONS ? NoticeKind.EXCEPTION : NoticeKind.BILL_READY;
    begun.standing().owner().person()
        .flatMap(standIns::actingFor)
        .filter(person -> directory.timekeeper(person).filter(Timekeeper::active).isPresent())
        .map(person -> new Told(kind, person, LocalDate.ofInstant(clock.instant(), directory.firm().zone())))
        .filter(told.get()::add)
        .ifPresent(this::plan);
  }

  /** Of which kind of work somebody was told on a day. */
  private record Told(NoticeKind kind, TimekeeperId person, LocalDate day) {}

  /**
   * Behind a savepoint: somebody else may plan the same message at this very moment, which must not undo the work at
   * hand.
   */
  private void plan(Told news) {
    try {
      savepoint.executeWithoutResult(status -> notices.plan(news.kind(), news.person(), news.day().toString()));
    } catch (DuplicateKeyException plannedByAnother) {
      LOG.debug("{} was told of {} by another", news.person(), news.kind());
    }
  }

  /** Nobody is asked any more, and nobody will be reminded. */
  PreBill over(PreBill preBill) {
    tasks.deadlineOver(preBill.id());
    return preBill.in(preBill.round().over());
  }

  /** The deadline that the step would have if it began now. */
  Instant dueFromNow(PreBill preBill) {
    return looked(stepOf(preBill.state())).due(clock.instant(), calendar.calendar());
  }

  /** When the next rung of the step's ladder is due: the deadline first, then as often as the decision says. */
  Optional<Instant> nextRung(PreBill preBill) {
    var granted = looked(stepOf(preBill.state()));
    var firm = calendar.calendar();
    return preBill.round().dueAt().flatMap(due -> IntStream.range(0, preBill.round().rungs()).boxed().reduce(
        Optional.of(due),
        (moment, rung) -> moment.flatMap(before -> granted.nextAfter(before, firm)),
        (one, other) -> other));
  }

  static Step stepOf(PreBillState state) {
    return switch (state) {
      case IN_REVIEW -> Step.REVIEW;
      case IN_APPROVAL -> Step.APPROVAL;
      default -> Step.EXCEPTIONS;
    };
  }

  private static String act(PreBillState state) {
    return switch (stepOf(state)) {
      case REVIEW -> "review-started";
      case APPROVAL -> "approval-asked";
      case EXCEPTIONS -> "exceptions-asked";
    };
  }

  private ReviewDeadline decided(Step step, PreBillId id) {
    return decisions.decide(ReviewDeadline.TABLE, new ReviewDeadline.Facts(step), Subject.of("pre-bill", id)).result();
  }

  private ReviewDeadline looked(Step step) {
    return decisions.look(ReviewDeadline.TABLE, new ReviewDeadline.Facts(step)).stream().findFirst()
        .map(row -> row.result())
        .orElseThrow(() -> new IllegalStateException("the decision review-deadline has no row for " + step));
  }
}
