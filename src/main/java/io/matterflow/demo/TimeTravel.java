package io.matterflow.demo;

import io.matterflow.engine.DueWork;
import io.matterflow.engine.DueWork.Due;
import io.matterflow.engine.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Moves the demo's clock on and lets happen what falls due on the way: each job at its own time, in order, with what it
 * brings about, tries again included. A job that fails stops nothing.
 */
@Profile("demo")
@Component
class TimeTravel {

  static final int MOST_JOBS = 20_000;

  private static final Duration LONGEST = Duration.ofMinutes(4);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final MovableClock clock;
  private final ClockMemory memory;
  private final DueWork work;
  private final ReentrantLock moving = new ReentrantLock();

  TimeTravel(MovableClock clock, ClockMemory memory, DueWork work) {
    this.clock = clock;
    this.memory = memory;
    this.work = work;
  }

  /** What happened on the way, or empty when the clock cannot be moved now: it is moving, or a job is still running. */
  Optional<Journey> to(Instant destination) {
    if (!moving.tryLock()) {
      return Optional.empty();
    }
    try {
      return work.takeOver(PATIENCE).map(turn -> {
        try (turn) {
          return travel(turn, destination);
        }
      });
    } finally {
      moving.unlock();
    }
  }

  private Journey travel(DueWork.Turn turn, Instant destination) {
    var departure = clock.instant();
    var giveUp = System.nanoTime() + LONGEST.toNanos();
    var events = new ArrayList<Event>();
    var stuck = new HashSet<Due>();
    try {
      var due = turn.next(destination, stuck);
      while (due.isPresent() && events.size() < MOST_JOBS && System.nanoTime() < giveUp) {
        events.add(happen(turn, due.get(), stuck));
        due = turn.next(destination, stuck);
      }
      if (due.isEmpty()) {
        standAtLeastAt(destination);
      }
      return new Journey(departure, destination, clock.instant(), List.copyOf(events), due.isEmpty());
    } finally {
      clock.runFrom(clock.instant());
    }
  }

  private Event happen(DueWork.Turn turn, Due due, HashSet<Due> stuck) {
    standAtLeastAt(due.at());
    var at = clock.instant();
    var done = turn.run(due);
    if (!done) {
      stuck.add(due);
    }
    return new Event(at, due, done);
  }

  private void standAtLeastAt(Instant moment) {
    var now = clock.instant();
    var later = moment.isAfter(now) ? moment : now;
    clock.standAt(later);
    memory.keep(later);
  }

  /** A move of the clock; {@code complete} is false when so much fell due that it stopped on the way. */
  record Journey(Instant departure, Instant destination, Instant now, List<Event> events, boolean complete) {

    long failures() {
      return events.stream().filter(event -> !event.done()).count();
    }
  }

  /** A job that fell due, and whether it did what it had to. */
  record Event(Instant at, Due job, boolean done) {}
}
