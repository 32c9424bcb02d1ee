package io.matterflow.practice.clio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.practice.clio.ClioFault.Cause;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clio's limit is kept, and a person's work goes before what nobody waits for. */
class RequestBudgetTest {

  private final HandClock clock = new HandClock();
  private final RequestBudget budget = budget(Duration.ofMinutes(2), Duration.ofMinutes(2));

  @Test
  void noMinuteSeesMoreRequestsThanTheLimit() {
    var sent = new ArrayList<Instant>();
    for (int request = 0; request < 300; request++) {
      budget.take(Urgency.INTERACTIVE);
      sent.add(clock.instant());
    }

    assertThat(sent).allSatisfy(start -> assertThat(within(sent, start)).isLessThanOrEqualTo(50));
    assertThat(Duration.between(sent.get(0), sent.get(299))).isLessThan(Duration.ofMinutes(8));
  }

  @Test
  void someRequestsGoAtOnce() {
    var begin = clock.instant();
    for (int request = 0; request < 10; request++) {
      budget.take(Urgency.INTERACTIVE);
    }

    assertThat(clock.instant()).isEqualTo(begin);
  }

  @Test
  void readingInTheBackgroundLeavesHalfOfTheBucketToPeople() {
    var impatient = budget(Duration.ZERO, Duration.ZERO);
    for (int request = 0; request < 5; request++) {
      impatient.take(Urgency.BACKGROUND);
    }

    assertThatThrownBy(() -> impatient.take(Urgency.BACKGROUND)).isInstanceOf(ClioFault.class);
    for (int request = 0; request < 5; request++) {
      impatient.take(Urgency.INTERACTIVE);
    }
    assertThatThrownBy(() -> impatient.take(Urgency.INTERACTIVE)).isInstanceOf(ClioFault.class);
  }

  @Test
  void whoWouldWaitTooLongIsToldToComeAgain() {
    var patient = budget(Duration.ofSeconds(8), Duration.ofMinutes(1));
    patient.closed(Duration.ofSeconds(30));

    assertThatThrownBy(() -> patient.take(Urgency.INTERACTIVE)).isInstanceOfSatisfying(ClioFault.class, fault -> {
      assertThat(fault.why()).isEqualTo(Cause.LIMIT);
      assertThat(fault.surelyNotDone()).isTrue();
    });
    var before = clock.instant();
    patient.take(Urgency.BACKGROUND);
    assertThat(Duration.between(before, clock.instant())).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void whatClioSaysIsLeftIsBelieved() {
    var impatient = budget(Duration.ZERO, Duration.ZERO);
    impatient.heard(50, 1);

    impatient.take(Urgency.INTERACTIVE);
    assertThatThrownBy(() -> impatient.take(Urgency.INTERACTIVE)).isInstanceOf(ClioFault.class);
  }

  @Test
  void aHigherLimitIsUsed() {
    budget.heard(500, 499);
    var begin = clock.instant();
    for (int request = 0; request < 300; request++) {
      budget.take(Urgency.INTERACTIVE);
    }

    assertThat(Duration.between(begin, clock.instant())).isLessThan(Duration.ofMinutes(1));
  }

  private static long within(List<Instant> sent, Instant start) {
    return sent.stream().filter(at -> !at.isBefore(start) && at.isBefore(start.plusSeconds(60))).count();
  }

  private RequestBudget budget(Duration patience, Duration backgroundPatience) {
    var settings = new ClioSettings(URI.create("https://eu.app.clio.com"), "4.0.9", "key", "secret", "refresh",
        Connection.KEY,
        Duration.ofSeconds(1), Duration.ofSeconds(1), patience, backgroundPatience, 50, Duration.ofMinutes(1),
        Duration.ofMinutes(5), Duration.ofHours(1));
    return new RequestBudget(settings, clock, clock);
  }
}
