package io.matterflow.practice.clio;

import io.matterflow.practice.clio.ClioFault.Cause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * One bucket of requests for the connected account. It holds a fifth of Clio's limit and fills with the rest in a
 * minute, so that no minute sees more than the limit. Half of the bucket is kept for work that a person waits for:
 * reading in the background never delays it. What Clio says in its headers, to this node or because of another one, is
 * believed.
 */
final class RequestBudget {

  private static final long NANOS_OF_A_MINUTE = TimeUnit.MINUTES.toNanos(1);
  private static final int SHARE_AT_ONCE = 5;
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(10);

  private final ClioSettings settings;
  private final Clock clock;
  private final Pause pause;

  private int limit;
  private long tokensTimesNanos;
  private Instant filledAt;
  private Instant closedUntil;

  RequestBudget(ClioSettings settings, Clock clock, Pause pause) {
    this.settings = settings;
    this.clock = clock;
    this.pause = pause;
    this.limit = settings.requestsPerMinute();
    this.filledAt = clock.instant();
    this.closedUntil = Instant.EPOCH;
    this.tokensTimesNanos = capacity();
  }

  /** Waits for a turn, and gives up when it would come too late. */
  void take(Urgency urgency) {
    var patience = urgency == Urgency.BACKGROUND ? settings.backgroundPatience() : settings.patience();
    var waited = Duration.ZERO;
    for (var wait = takeOrWait(urgency); !wait.isZero(); wait = takeOrWait(urgency)) {
      waited = waited.plus(wait);
      if (waited.compareTo(patience) > 0) {
        throw new ClioFault(Cause.LIMIT, "no request to Clio is free for another %d s".formatted(wait.toSeconds() + 1));
      }
      pause.lasting(wait);
    }
  }

  /** What an answer says about the limit and what is left of it. */
  synchronized void heard(int newLimit, int remaining) {
    fill();
    limit = Math.max(newLimit, 1);
    tokensTimesNanos = Math.min(tokensTimesNanos, Math.min(capacity(), Math.max(remaining, 0) * NANOS_OF_A_MINUTE));
  }

  /** Clio refuses everything for so long. */
  synchronized void closed(Duration time) {
    fill();
    tokensTimesNanos = 0;
    var until = clock.instant().plus(time);
    closedUntil = until.isAfter(closedUntil) ? until : closedUntil;
    filledAt = closedUntil;
  }

  /** Nothing when a request was taken, else how long to wait before asking again. */
  private synchronized Duration takeOrWait(Urgency urgency) {
    var now = clock.instant();
    if (closedUntil.isAfter(now)) {
      return Duration.between(now, closedUntil);
    }
    fill();
    var floor = urgency.yields() ? capacity() / 2 : 0;
    var missing = floor + NANOS_OF_A_MINUTE - tokensTimesNanos;
    if (missing <= 0) {
      tokensTimesNanos -= NANOS_OF_A_MINUTE;
      return Duration.ZERO;
    }
    var wait = Duration.ofNanos(missing / perNano() + 1);
    return wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait;
  }

  private void fill() {
    var now = clock.instant();
    if (now.isAfter(filledAt)) {
      var passed = Math.min(Duration.between(filledAt, now).toSeconds(), 60) == 60
          ? NANOS_OF_A_MINUTE
          : Duration.between(filledAt, now).toNanos();
      tokensTimesNanos = Math.min(capacity(), tokensTimesNanos + passed * perNano());
      filledAt = now;
    }
  }

  /** Tokens are counted in nanoseconds of a minute, so that parts of one are whole numbers. */
  private long capacity() {
    return atOnce() * NANOS_OF_A_MINUTE;
  }

  private long perNano() {
    return Math.max(limit - atOnce(), 1);
  }

  private long atOnce() {
    return Math.max(limit / SHARE_AT_ONCE, 1);
  }
}
