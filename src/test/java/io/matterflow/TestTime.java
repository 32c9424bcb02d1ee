package io.matterflow;

import io.matterflow.engine.MovableClock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.stereotype.Component;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Where the clock stands for the tests: in the sample firm's zone at eight in the morning, of the samples' last day
 * when the product starts, and of the next day to come for a class that follows one which has moved the clock. It never
 * goes back for a class, since what falls due each night may have fallen due already.
 */
@Component
class TestTime {

  private static final ZoneId ZONE = ZoneId.of("America/Chicago");
  private static final LocalTime MORNING = LocalTime.of(8, 0);
  private static final Instant START = Instant.parse("2026-06-30T13:00:00Z");

  private final MovableClock clock;

  TestTime(MovableClock clock) {
    this.clock = clock;
    clock.standAt(START);
  }

  private void aClassBegins() {
    var now = clock.instant().atZone(ZONE);
    var morning = now.toLocalTime().isAfter(MORNING) ? now.toLocalDate().plusDays(1) : now.toLocalDate();
    clock.standAt(morning.atTime(MORNING).atZone(ZONE).toInstant());
  }

  static final class ForEachClass implements TestExecutionListener {

    @Override
    public void beforeTestClass(TestContext test) {
      test.getApplicationContext().getBean(TestTime.class).aClassBegins();
    }
  }
}
