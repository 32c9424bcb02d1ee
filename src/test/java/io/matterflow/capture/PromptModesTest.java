package io.matterflow.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.capture.PromptModes.ModeFacts;
import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of {@code prompt-mode}, and each side of its limits. */
class PromptModesTest {

  private final Decisions decisions = DecisionTesting.decisions();

  @ParameterizedTest
  @CsvSource(textBlock = """
      TASK, 200, 200, TASK, choseTasks
      DAY_REVIEW, 1, 0, DAY_REVIEW, choseDays
      AUTOMATIC, 13, 0, DAY_REVIEW, busyDay
      AUTOMATIC, 12, 0, TASK, usually
      AUTOMATIC, 1, 13, DAY_REVIEW, busyPerson
      AUTOMATIC, 1, 12, TASK, usually
      """)
  void asksAsThePersonChoseElseByTheDaysPrompts(
      PromptChoice chosen, int promptsOfTheDay, int mostLately, PromptMode mode, String rule) {
    var decided = decisions.decide(
        PromptModes.PROMPT_MODE, new ModeFacts(chosen, promptsOfTheDay, mostLately), Subject.of("time-prompt", "p"));

    assertThat(decided.result()).isEqualTo(mode);
    assertThat(decided.rule().rule()).isEqualTo(rule);
  }
}
