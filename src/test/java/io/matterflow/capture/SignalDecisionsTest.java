package io.matterflow.capture;

import static io.matterflow.capture.CaptureDecisions.ACTIVITY_MERGING;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.capture.CaptureDecisions.KindFacts;
import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Decisions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of the tables that say what becomes of signals beside their matching. */
class SignalDecisionsTest {

  private final Decisions decisions = DecisionTesting.decisions();

  @ParameterizedTest
  @CsvSource(nullValues = "-", textBlock = """
      DOCUMENT, 120, SUM, NEW_PROMPT
      EMAIL, 1440, SUM, NEW_PROMPT
      CALL, -, -, -
      CALENDAR, -, -, -
      FILING, -, -, -
      GENERIC, -, -, -
      """)
  void mergesEditsAndThreadsAndNothingElse(ActivityKind kind, Integer minutes, String length, String afterwards) {
    var rows = decisions.look(ACTIVITY_MERGING, new KindFacts(kind));

    assertThat(rows).hasSize(minutes == null ? 0 : 1);
    rows.forEach(row -> {
      assertThat(row.result().withinMinutes()).isEqualTo(minutes);
      assertThat(row.result().length()).hasToString(length);
      assertThat(row.result().afterwards()).hasToString(afterwards);
    });
  }
}
