package io.matterflow.prebill;

import io.matterflow.directory.Directory;
import io.matterflow.directory.DirectoryLoaded;
import io.matterflow.directory.Matter;
import io.matterflow.directory.Timekeeper;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.notices.NoticeKind;
import io.matterflow.notices.PersonalNotices;
import io.matterflow.prebill.BillingCalendar.Missed;
import io.matterflow.prebill.BillingCalendar.PlannedRun;
import io.matterflow.prebill.BillingCalendar.Told;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the billing calendar: one look is planned at a time, and each plans the next before it does anything. What an
 * outage has missed is made up for look by look, each taking the oldest period that is left, with a pause in between,
 * so that a later period never takes the work of an earlier one.
 */
@Service
public class BillingLooks {

  private static final Duration PAUSE = Duration.ofMinutes(10);

  private final JdbcBillingLooks looks;
  private final BillingCalendar calendar;
  private final CalendarScope scope;
  private final BillingCycles cycles;
  private final QuietMatters quiet;
  private final RetainerQuestions retainers;
  private final MatterClosing closing;
  private final PersonalNotices notices;
  private final Directory directory;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  BillingLooks(
      JdbcBillingLooks looks,
      BillingCalendar calendar,
      CalendarScope scope,
      BillingCycles cycles,
      QuietMatters quiet,
      RetainerQuestions retainers,
      MatterClosing closing,
      PersonalNotices notices,
      Directory directory,
      ApplicationEventPublisher events,
      Clock clock) {
    this.looks = looks;
    this.calendar = calendar;
    this.scope = scope;
    this.cycles = cycles;
    this.quiet = quiet;
    this.retainers = retainers;
    this.closing = closing;
    this.notices = notices;
    this.directory = directory;
    this.events = events;
    this.clock = clock;
  }

  /** The first look of all waits for a firm, whose zone says when a day ends. */
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

  /** Says up to when this look goes, and plans the next. */
  @Transactional
  public void planNext(BillingLookId id) {
    var now = clock.instant();
    var upTo = oneRoundUpTo(looks.required(id).since(), now);
    looks.looked(id, upTo);
    plan(upTo, now);
  }

  /** Whoever works on a matter of a run that is near is told once; nobody is told of a run that has begun. */
  @Transactional
  public void announce(BillingLookId id) {
    var look = looks.required(id);
    var near = calendar.announced(look.since(), look.lookedAt().orElseThrow(), zone()).stream()
        .filter(run -> run.at().isAfter(clock.instant()))
        .toList();
    var matters = near.isEmpty() ? List.<Matter>of() : directory.matters();
    near.forEach(run -> toTell(run, scope.of(run, matters))
        .forEach(
            person -> notices.plan(NoticeKind.CUT_OFF, person, new CutOff(run.cycle(), run.periodEnd()).toString())));
  }

  /** Whoever answers for a matter without time hears of it once in its cycle. */
  @Transactional
  public void tellOfQuietMatters(BillingLookId id) {
    var look = looks.required(id);
    calendar.quiet(look.since(), look.lookedAt().orElseThrow(), zone()).forEach(cycle ->
        quiet.toTell(cycle).forEach(person -> notices.plan(NoticeKind.QUIET, person, cycle.toString())));
  }

  /** Begins the runs of this look that nobody has begun before. */
  @Transactional
  public void begin(BillingLookId id) {
    var look = looks.required(id);
    var due = calendar.runs(look.since(), look.lookedAt().orElseThrow(), zone());
    var matters = due.isEmpty() ? List.<Matter>of() : directory.matters();
    due.forEach(run -> begin(run, scope.of(run, matters)));
    due.stream().filter(run -> run.cycle() == Cycle.REPLENISHMENT)
        .forEach(run -> retainers.lookedAt(run.periodEnd(), matters));
    if (due.stream().anyMatch(run -> run.cycle() == Cycle.COMPLETION)) {
      closing.forgetSettled();
    }
  }

  private void begin(PlannedRun run, List<Matter> matters) {
    var id = BillingCycleId.next();
    if (!matters.isEmpty() && looks.begins(run.cycle(), run.periodEnd(), id, clock.instant())) {
      cycles.begin(id, new BillingCycles.Order(run.cycle(), run.periodEnd(), matters.stream().map(Matter::id).toList()),
          Actor.ENGINE);
    }
  }

  /** To the first period that was missed when others were missed too, else to now. */
  private Instant oneRoundUpTo(Instant since, Instant now) {
    var missed = calendar.runs(since, now, zone()).stream()
        .filter(run -> run.timing().missed() == Missed.EACH_PERIOD)
        .toList();
    var matters = missed.isEmpty() ? List.<Matter>of() : directory.matters();
    var moments = missed.stream()
        .filter(run -> !scope.of(run, matters).isEmpty())
        .map(PlannedRun::at)
        .distinct()
        .toList();
    return moments.size() > 1 ? moments.get(0) : now;
  }

  private void planUnlessPlanned() {
    if (!directory.firm().name().isEmpty() && !looks.isAnyPlanned()) {
      plan(clock.instant(), clock.instant());
    }
  }

  private void plan(Instant since, Instant now) {
    var moment = calendar.next(since, zone());
    var dueAt = moment.isAfter(now) ? moment : now.plus(PAUSE);
    var id = BillingLookId.next();
    looks.insert(id, since, dueAt);
    events.publishEvent(new BillingLookPlanned(id, dueAt));
  }

  private ZoneId zone() {
    return directory.firm().zone();
  }

  private List<TimekeeperId> toTell(PlannedRun run, List<Matter> matters) {
    return matters.stream()
        .flatMap(matter -> run.timing().told() == Told.TEAM
            ? Stream.concat(matter.team().stream(), Stream.of(matter.responsibleAttorney()))
            : Stream.of(matter.responsibleAttorney()))
        .distinct()
        .filter(person -> directory.timekeeper(person).filter(Timekeeper::active).isPresent())
        .toList();
  }
}
