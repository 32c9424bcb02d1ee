package io.matterflow.capture;

import io.matterflow.directory.Directory;
import io.matterflow.directory.DirectoryLoaded;
import io.matterflow.directory.FirmCalendar;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import io.matterflow.kernel.BusinessCalendar;
import io.matterflow.notices.NoticeKind;
import io.matterflow.notices.PersonalNotices;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The end of each working day, on the firm's calendar and at the hour that {@code round-hours} says. There is one round
 * at a time, and each plans the next when it begins; after an outage the one that was missed is held once, late.
 */
@Service
public class DailyRounds {

  static final DecisionTable<HourFacts, Hours> ROUND_HOURS =
      DecisionTable.of("round-hours", HourFacts.class, Hours.class);

  private static final int DAYS_WITHOUT_A_ROUND = 60;

  private final JdbcDailyRounds rounds;
  private final PromptNews news;
  private final PersonalNotices notices;
  private final Decisions decisions;
  private final Directory directory;
  private final FirmCalendar calendar;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  DailyRounds(
      JdbcDailyRounds rounds,
      PromptNews news,
      PersonalNotices notices,
      Decisions decisions,
      Directory directory,
      FirmCalendar calendar,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rounds = rounds;
    this.news = news;
    this.notices = notices;
    this.decisions = decisions;
    this.directory = directory;
    this.calendar = calendar;
    this.events = events;
    this.clock = clock;
  }

  /** The first round of all waits for a firm, whose zone says when a day ends. */
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

  /** The round of a day begins: from now on the next one waits. */
  @Transactional
  public void begin(DailyRoundId id) {
    rounds.begun(id);
    plan();
  }

  /** One message to each person who has something to answer: the nudge at the end of the week, else the digest. */
  @Transactional
  public void planNotices(DailyRoundId id) {
    var kind = rounds.required(id).nudge() ? NoticeKind.NUDGE : NoticeKind.DIGEST;
    news.peopleToTell().forEach(person -> notices.plan(kind, person, id.toString()));
  }

  private void planUnlessPlanned() {
    if (!directory.firm().name().isEmpty() && !rounds.isAnyPlanned()) {
      plan();
    }
  }

  private void plan() {
    var round = next(calendar.calendar());
    rounds.insert(round);
    events.publishEvent(new DailyRoundPlanned(round.id(), round.dueAt()));
  }

  private DailyRound next(BusinessCalendar days) {
    var now = clock.instant();
    var first = days.dateOf(now);
    var after = rounds.lastDay().filter(last -> !last.isBefore(first)).map(last -> last.plusDays(1)).orElse(first);
    for (var day = after; day.isBefore(after.plusDays(DAYS_WITHOUT_A_ROUND)); day = day.plusDays(1)) {
      var hours = decisions.look(ROUND_HOURS, facts(day, days)).stream().findFirst()
          .orElseThrow(() -> new IllegalStateException("the decision round-hours has no row for a day"))
          .result();
      var at = at(day, hours, days);
      if (hours.round() && at.isAfter(now)) {
        return new DailyRound(DailyRoundId.next(), day, at, hours.nudge());
      }
    }
    throw new IllegalStateException(
        "no round within %d days; correct the decision round-hours".formatted(DAYS_WITHOUT_A_ROUND));
  }

  private static HourFacts facts(LocalDate day, BusinessCalendar days) {
    var sunday = day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    var another = day.plusDays(1).datesUntil(sunday.plusDays(1)).anyMatch(days::isBusinessDay);
    return new HourFacts(days.isBusinessDay(day), days.isBusinessDay(day) && !another);
  }

  private static Instant at(LocalDate day, Hours hours, BusinessCalendar days) {
    return day.atTime(hours.at()).atZone(days.zone()).toInstant();
  }

  record HourFacts(boolean businessDay, boolean lastOfTheWeek) {}

  record Hours(boolean round, LocalTime at, boolean nudge) {}
}
