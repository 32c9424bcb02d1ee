package io.matterflow.capture;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.capture.Answer.Done;
import io.matterflow.capture.Answer.Refused;
import io.matterflow.capture.Answer.Unseen;
import io.matterflow.capture.DayReview.State;
import io.matterflow.directory.Directory;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.TimekeeperId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts a timekeeper's open prompts up in one table: at the end of the day, when the person asks for it, or for a
 * delegate. A reviewer has one table of a timekeeper at a time; what comes late is in it too.
 */
@Service
public class DayReviews {

  private static final int MOST_LINES = 500;

  private final JdbcDayReviews reviews;
  private final JdbcTimePrompts prompts;
  private final JdbcAskedPrompts asked;
  private final PromptAsking asking;
  private final Delegations delegations;
  private final DayReviewTasks tasks;
  private final Directory directory;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  DayReviews(
      JdbcDayReviews reviews,
      JdbcTimePrompts prompts,
      JdbcAskedPrompts asked,
      PromptAsking asking,
      Delegations delegations,
      DayReviewTasks tasks,
      Directory directory,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.reviews = reviews;
    this.prompts = prompts;
    this.asked = asked;
    this.asking = asking;
    this.delegations = delegations;
    this.tasks = tasks;
    this.directory = directory;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** For those who do not wait for the end of the day; the table that is open already is answered again. */
  @Transactional
  public Answer<DayReview> begin(TimekeeperId whose, Actor actor) {
    if (!delegations.mayAnswer(whose, actor)) {
      return new Unseen<>();
    }
    var reviewer = actor.timekeeper().orElseThrow();
    var open = reviews.open(whose, reviewer);
    if (open.isPresent()) {
      takeIn(open.get());
      return new Done<>(open.get());
    }
    if (prompts.countOpen(whose) == 0) {
      return Refused.asStale("NOTHING_TO_REVIEW", "No prompt waits for an answer.", "Come back when there is one.");
    }
    return new Done<>(actor.is(whose)
        ? opened(whose, whose, Optional.empty(), actor)
        : opened(whose, reviewer, delegations.inForce(whose, actor), actor));
  }

  /**
   * The end of a day: whoever has prompts without a task gets a table of all that is open, and so does a delegate.
   * A table in which nothing is left is put away.
   */
  @Transactional
  public void putUp() {
    reviews.openWithoutPrompts().forEach(review -> {
      done(review, Actor.ENGINE);
      tasks.reviewed(review, Actor.ENGINE);
    });
    asked.awaitingReview().stream()
        .filter(timekeeper -> reviews.open(timekeeper, timekeeper).isEmpty())
        .forEach(timekeeper -> opened(timekeeper, timekeeper, Optional.empty(), Actor.ENGINE));
    delegations.inForceToday().forEach(this::putUp);
  }

  /** Whoever has an open table and chooses tables, or tasks, need not wait for the next prompt. */
  @EventListener
  void on(PromptChoiceMade made) {
    var open = reviews.open(made.timekeeper(), made.timekeeper());
    if (made.choice() == PromptChoice.TASK) {
      open.ifPresent(review -> tasks.reviewed(done(review, made.by()), made.by()));
      asking.askAll(made.timekeeper(), PromptMode.TASK);
    } else if (made.choice() == PromptChoice.DAY_REVIEW) {
      open.ifPresent(this::takeIn);
    }
  }

  @EventListener
  void on(DelegationGiven given) {
    if (given.delegation().holdsOn(today())) {
      putUp(given.delegation());
    }
  }

  @EventListener
  void on(DelegationRevoked revoked) {
    reviews.open(revoked.id()).forEach(tasks::withdrawn);
  }

  /** The delegation is over; what is unanswered waits for its timekeeper. */
  @Transactional
  public void withdraw(DayReviewId id) {
    reviews.locked(id).filter(DayReview::isOpen).ifPresent(this::withdraw);
  }

  @Transactional(readOnly = true)
  public Optional<DayReview> find(DayReviewId id, Actor actor) {
    return reviews.find(id).filter(review -> isFor(review, actor));
  }

  /** As the engine's own steps read it. */
  @Transactional(readOnly = true)
  public DayReview required(DayReviewId id) {
    return reviews.find(id).orElseThrow(() -> new IllegalStateException("there is no review " + id));
  }

  /** What is open, and what was answered since the table was put up. */
  @Transactional(readOnly = true)
  public List<TimePrompt> lines(DayReview review) {
    return asked.underReview(review.timekeeper(), review.since(), MOST_LINES);
  }

  /** Ends the review when all is answered, or leaves the rest for the next one. */
  @Transactional
  public Answer<DayReview> finish(DayReviewId id, boolean leavingTheRest, Actor actor) {
    var found = reviews.locked(id).filter(review -> isFor(review, actor));
    if (found.isEmpty()) {
      return new Unseen<>();
    }
    var review = found.get();
    if (!review.isOpen()) {
      return Refused.asStale("REVIEW_OVER", "The review is over.", "Look at the task list again.");
    }
    var left = prompts.countOpen(review.timekeeper());
    if (left > 0 && !leavingTheRest) {
      return Refused.asStale("PROMPTS_LEFT", "%d prompts wait for an answer.".formatted(left),
          "Answer them, or leave the rest for the next review.");
    }
    var over = done(review, actor);
    tasks.reviewed(over, actor);
    return new Done<>(over);
  }

  private boolean isFor(DayReview review, Actor actor) {
    return actor.is(review.reviewer()) && delegations.mayAnswer(review.timekeeper(), actor);
  }

  private void putUp(Delegation delegation) {
    var timekeeper = delegation.timekeeper();
    if (prompts.countOpen(timekeeper) > 0 && reviews.open(timekeeper, delegation.delegate()).isEmpty()) {
      opened(timekeeper, delegation.delegate(), Optional.of(delegation), Actor.ENGINE);
    }
  }

  private DayReview opened(
      TimekeeperId timekeeper, TimekeeperId reviewer, Optional<Delegation> delegation, Actor actor) {
    var day = today();
    var review = new DayReview(
        DayReviewId.next(),
        timekeeper,
        reviewer,
        delegation.map(Delegation::id),
        day,
        reviews.countOf(timekeeper, reviewer, day) + 1,
        prompts.countOpen(timekeeper),
        State.OPEN,
        clock.instant());
    reviews.insert(review);
    audit.record(AuditEntry.of(actor, "opened", "day-review", review.id())
        .after("timekeeper", timekeeper)
        .after("reviewer", reviewer)
        .after("prompts", review.prompts()));
    events.publishEvent(new DayReviewOpened(review.id(), delegation.map(this::endOf)));
    takeIn(review);
    return review;
  }

  /** Beside one's own table there are no single tasks; a delegate's table leaves the timekeeper's tasks alone. */
  private void takeIn(DayReview review) {
    if (!review.isDelegated()) {
      asking.askAll(review.timekeeper(), PromptMode.DAY_REVIEW);
    }
  }

  private DayReview done(DayReview review, Actor actor) {
    var over = review.in(State.DONE, clock.instant());
    reviews.update(over);
    audit.record(changed(actor, "finished", review, over));
    return over;
  }

  private void withdraw(DayReview review) {
    var over = review.in(State.WITHDRAWN, clock.instant());
    reviews.update(over);
    audit.record(changed(Actor.ENGINE, "withdrawn", review, over));
  }

  private static AuditEntry changed(Actor actor, String act, DayReview before, DayReview after) {
    return AuditEntry.of(actor, act, "day-review", before.id())
        .before("state", before.state())
        .after("state", after.state());
  }

  private Instant endOf(Delegation delegation) {
    return delegation.to().plusDays(1).atStartOfDay(directory.firm().zone()).toInstant();
  }

  private LocalDate today() {
    return clock.instant().atZone(directory.firm().zone()).toLocalDate();
  }
}
