package io.matterflow;

import io.matterflow.engine.MovableClock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Where the clock stands when the tests begin: the morning of the samples' last day in the sample firm's zone. */
@Component
class TestTime {

  static final Instant START = Instant.parse("2026-06-30T13:00:00Z");

  TestTime(MovableClock clock) {
    clock.standAt(START);
  }
}
