package io.matterflow.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;

/**
 * A clock that can be moved, for the demo and the tests; the engine's own clock moves with it. It runs on from where it
 * was put, or stands there until it is moved again.
 */
public final class MovableClock extends Clock {

  private final Clock real = Clock.systemUTC();
  private volatile Duration ahead = Duration.ZERO;
  private volatile @Nullable Instant standing;

  /** From now on it is this moment, and time runs. */
  public synchronized void runFrom(Instant moment) {
    ahead = Duration.between(real.instant(), moment);
    standing = null;
    ClockUtil.offset(ahead.toMillis());
  }

  /** From now on it is this moment, and stays it. */
  public synchronized void standAt(Instant moment) {
    standing = moment;
    ClockUtil.setCurrentTime(Date.from(moment));
  }

  /** Moves a standing clock on. */
  public synchronized void advance(Duration time) {
    standAt(instant().plus(time));
  }

  @Override
  public Instant instant() {
    var fixed = standing;
    return fixed == null ? real.instant().plus(ahead) : fixed;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("ask for an instant and put it into the firm's zone");
  }
}
