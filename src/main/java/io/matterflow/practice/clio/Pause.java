package io.matterflow.practice.clio;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waiting for one's turn; tests move the clock instead. */
@FunctionalInterface
interface Pause {

  Pause IN_REAL_TIME = time -> LockSupport.parkNanos(time.toNanos());

  void lasting(Duration time);
}
