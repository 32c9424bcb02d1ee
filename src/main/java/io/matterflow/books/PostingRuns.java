package io.matterflow.books;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.directory.DirectoryLoaded;
import io.matterflow.directory.FirmCalendar;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import io.matterflow.kernel.Actor;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * When the journal goes to the accounting system: in the nights that {@code accounting-nights} names, and whenever
 * somebody asks. One run is planned at a time, and each plans the next before it does anything, so that trouble in one
 * never ends them.
 */
@Service
public class PostingRuns {

  static final DecisionTable<NightFacts, Night> NIGHTS =
      DecisionTable.of("accounting-nights", NightFacts.class, Night.class);

  private static final int DAYS_WITHOUT_A_RUN = 60;

  private final JdbcPostingRuns runs;
  private final Decisions decisions;
  private final Directory directory;
  private final FirmCalendar calendar;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PostingRuns(
      JdbcPostingRuns runs,
      Decisions decisions,
      Directory directory,
      FirmCalendar calendar,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.runs = runs;
    this.decisions = decisions;
    this.directory = directory;
    this.calendar = calendar;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** The first run of all waits for a firm, whose zone says when it is night. */
  @EventListener
  @Transactional
  public void on(DirectoryLoaded loaded) {
    planUnlessPlanned();
  }

  @EventListener
  @Transactional
  public void on(ApplicationReadyEvent ready) {
    planUnlessPlanned();
  }

  /** The run begins, and the next one waits for its night. */
  @Transactional
  public void begin(PostingRunId id) {
    runs.begun(id, clock.instant());
    planUnlessPlanned();
  }

  /** Somebody does not wait for the night. */
  @Transactional
  public PostingRunId now(Actor by) {
    var id = PostingRunId.next();
    audit.record(AuditEntry.of(by, "posting-asked", "posting-run", id));
    plan(id, clock.instant());
    return id;
  }

  private void planUnlessPlanned() {
    if (!directory.firm().name().isEmpty() && !runs.isAnyPlanned()) {
      plan(PostingRunId.next(), nextNight());
    }
  }

  private void plan(PostingRunId id, Instant dueAt) {
    runs.insert(id, dueAt);
    events.publishEvent(new PostingRunPlanned(id, dueAt));
  }

  private Instant nextNight() {
    var days = calendar.calendar();
    var now = clock.instant();
    var first = days.dateOf(now);
    for (var day = first; day.isBefore(first.plusDays(DAYS_WITHOUT_A_RUN)); day = day.plusDays(1)) {
      var night = night(day);
      var at = day.atTime(night.at()).atZone(days.zone()).toInstant();
      if (night.posts() && at.isAfter(now)) {
        return at;
      }
    }
    throw new IllegalStateException(
        "nothing is posted within %d days; correct the decision accounting-nights".formatted(DAYS_WITHOUT_A_RUN));
  }

  private Night night(LocalDate day) {
    return decisions.look(NIGHTS, new NightFacts(calendar.calendar().isBusinessDay(day))).stream().findFirst()
        .orElseThrow(() -> new IllegalStateException("the decision accounting-nights has no row for a day"))
        .result();
  }

  record NightFacts(boolean businessDay) {}

  /** Whether the journal is posted in the night after a day, and at what time of that day. */
  record Night(boolean posts, LocalTime at) {}
}
