package io.matterflow.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.capture.DailyRounds.HourFacts;
import io.matterflow.capture.DailyRounds.Hours;
import io.matterflow.capture.PromptExpiry.Expiry;
import io.matterflow.capture.PromptExpiry.ExpiryFacts;
import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Role;
import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of {@code round-hours} and {@code prompt-expiry}, and each side of their limits. */
class RoundDecisionsTest {

  private final Decisions decisions = DecisionTesting.decisions();

  @ParameterizedTest
  @CsvSource(textBlock = """
      false, false, false, 00:00, false
      true, true, true, 16:00, true
      true, false, true, 17:30, false
      """)
  void asksAtTheEndOfABusinessDayAndNudgesAtTheEndOfTheWeek(
      boolean businessDay, boolean last, boolean round, String at, boolean nudge) {
    assertThat(
        decisions.decide(DailyRounds.ROUND_HOURS, new HourFacts(businessDay, last), Subject.of("round", "r")).result())
        .isEqualTo(new Hours(round, LocalTime.parse(at), nudge));
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      BILLABLE, 19, false, waits
      BILLABLE, 20, true, billed
      TRACK_ONLY, 9, false, waits
      TRACK_ONLY, 10, true, trackedOnly
      """)
  void letsAPromptWaitAMonthAndTwoWeeksWhereItIsOnlyCounted(
      Billability billability,
      int days,
      boolean expires,
      String rule) {
    var decided = decisions.decide(PromptExpiry.PROMPT_EXPIRY, new ExpiryFacts(billability, days),
        Subject.of("time-prompt", "p"));

    assertThat(decided.result()).isEqualTo(new Expiry(expires, Role.BILLING_COORDINATOR));
    assertThat(decided.rule().rule()).isEqualTo(rule);
  }
}
