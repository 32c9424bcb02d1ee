package io.matterflow.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The moments between the product and what it speaks with, as they pass by outside of it: before and after each commit
 * that wrote something, and each call of a vendor. At the one that was chosen the process is killed, and nothing more
 * passes either way.
 */
final class KillPoints {

  private static final Pattern OF_THE_CLOCK =
      Pattern.compile("(before|after) (the lone write of stripe_(reading|event)|commit of stripe_reading)");

  /** The so-manieth time that something happens while somebody watches; what the clock begins is not counted. */
  record Point(String what, int time) {

    /** Whether it was done when the moment came, and nobody had heard of it. */
    boolean isAfter() {
      return what.startsWith("after ");
    }

    /** Whether it belongs to the look at the processor's events that the clock begins, whatever a bill does. */
    boolean isOfTheClock() {
      return what.endsWith("GET /v1/events") || OF_THE_CLOCK.matcher(what).matches();
    }

    @Override
    public String toString() {
      return time == 1 ? what : "%s, no. %d".formatted(what, time);
    }
  }

  private final Map<String, Integer> times = new HashMap<>();
  private final List<Point> passed = new ArrayList<>();
  private Predicate<Point> chosen = point -> false;
  private @Nullable Runnable killer;
  private boolean watching;
  private boolean dead;

  /** From now on every moment is counted; at the chosen one the process dies. */
  synchronized void watch(Predicate<Point> kill, Runnable how) {
    times.clear();
    passed.clear();
    chosen = kill;
    killer = how;
    watching = true;
    dead = false;
  }

  /** Nothing is counted any more, and everything passes. Answers what was passed since the watch began. */
  synchronized List<Point> rest() {
    watching = false;
    dead = false;
    return List.copyOf(passed);
  }

  synchronized boolean hasKilled() {
    return dead;
  }

  /** False when the process is dead: what was to pass never happened, or nobody hears of it. */
  synchronized boolean pass(String what) {
    if (dead) {
      return false;
    }
    if (watching) {
      var first = new Point(what, 1);
      var point = first.isOfTheClock() ? first : new Point(what, times.merge(what, 1, Integer::sum));
      passed.add(point);
      if (chosen.test(point) && killer != null) {
        dead = true;
        killer.run();
      }
    }
    return !dead;
  }
}
