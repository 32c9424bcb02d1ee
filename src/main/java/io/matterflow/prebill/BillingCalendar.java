package io.matterflow.prebill;

import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The moments of {@code dmn/cycle-timing.dmn} in the firm's zone: when runs begin by themselves, and when they are
 * announced.
 */
@Component
class BillingCalendar {

  static final DecisionTable<Facts, Timing> TABLE = DecisionTable.of("cycle-timing", Facts.class, Timing.class);

  private final Decisions decisions;

  BillingCalendar(Decisions decisions) {
    this.decisions = decisions;
  }

  record Facts(Cycle cycle) {}

  /** A row of the table; {@code at} is a time of day such as 02:00. */
  record Timing(
      boolean begins,
      int startsAfterDays,
      LocalTime at,
      Missed missed,
      int noticeDays,
      Told told,
      int quietDays) {}

  /** What is made up for after an outage: each period that was missed, or the last look alone. */
  enum Missed {
    EACH_PERIOD,
    LATEST
  }

  /** Who hears of a run before it begins. */
  enum Told {
    TEAM,
    RESPONSIBLE_ATTORNEY,
    NOBODY
  }

  /** A run of a cycle over the period that ends on a day, and when it begins. */
  record PlannedRun(Cycle cycle, LocalDate periodEnd, Instant at, Timing timing) {}

  /**
   * The runs that begin after the one moment and no later than the other, oldest first; of those that make up for
   * nothing the last.
   */
  List<PlannedRun> runs(Instant after, Instant upTo, ZoneId zone) {
    return cycles().flatMap(cycle -> {
      var runs = moments(cycle, after, upTo, 0, zone);
      return cycle.timing().missed() == Missed.LATEST && !runs.isEmpty()
          ? Stream.of(runs.get(runs.size() - 1))
          : runs.stream();
    }).sorted(Comparator.comparing(PlannedRun::at).thenComparing(PlannedRun::cycle)).toList();
  }

  /** The runs that are announced after the one moment and no later than the other. */
  List<PlannedRun> announced(Instant after, Instant upTo, ZoneId zone) {
    return cycles()
        .filter(cycle -> cycle.timing().told() != Told.NOBODY)
        .flatMap(cycle -> moments(cycle, after, upTo, cycle.timing().noticeDays(), zone).stream())
        .sorted(Comparator.comparing(PlannedRun::at).thenComparing(PlannedRun::cycle))
        .toList();
  }

  /**
   * The cycles that opened so many days ago that people hear which matters are without time, after the one moment and
   * no later than the other.
   */
  List<OpenCycle> quiet(Instant after, Instant upTo, ZoneId zone) {
    return cycles()
        .filter(cycle -> cycle.timing().quietDays() > 0)
        .flatMap(cycle -> days(cycle, after, upTo, zone)
            .map(day -> new OpenCycle(cycle.cycle(), day.minusDays(cycle.timing().quietDays()))))
        .sorted(Comparator.comparing(OpenCycle::openedOn).thenComparing(OpenCycle::cycle))
        .toList();
  }

  /** The first moment after the given one at which something may be to do. */
  Instant next(Instant after, ZoneId zone) {
    return cycles()
        .map(cycle -> {
          var today = cycle.at(after.atZone(zone).toLocalDate(), zone);
          return today.isAfter(after) ? today : cycle.at(after.atZone(zone).toLocalDate().plusDays(1), zone);
        })
        .min(Comparator.naturalOrder())
        .orElseThrow(() -> new IllegalStateException("no cycle begins by itself; correct the decision cycle-timing"));
  }

  private List<PlannedRun> moments(TimedCycle timed, Instant after, Instant upTo, int daysBefore, ZoneId zone) {
    return days(timed, after, upTo, zone)
        .map(day -> day.plusDays(daysBefore))
        .map(day -> new PlannedRun(timed.cycle(), day.minusDays(timed.timing().startsAfterDays()), timed.at(day, zone),
            timed.timing()))
        .toList();
  }

  /** The days on which the cycle has its hour after the one moment and no later than the other. */
  private static Stream<LocalDate> days(TimedCycle timed, Instant after, Instant upTo, ZoneId zone) {
    var first = after.atZone(zone).toLocalDate();
    var last = upTo.atZone(zone).toLocalDate();
    return first.datesUntil(last.plusDays(1))
        .filter(day -> timed.at(day, zone).isAfter(after) && !timed.at(day, zone).isAfter(upTo));
  }

  private Stream<TimedCycle> cycles() {
    return Arrays.stream(Cycle.values())
        .flatMap(cycle -> decisions.look(TABLE, new Facts(cycle)).stream()
            .map(decided -> new TimedCycle(cycle, decided.result())))
        .filter(cycle -> cycle.timing().begins());
  }

  private record TimedCycle(Cycle cycle, Timing timing) {

    Instant at(LocalDate day, ZoneId zone) {
      return day.atTime(timing.at()).atZone(zone).toInstant();
    }
  }
}
