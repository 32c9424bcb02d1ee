package io.matterflow.ownsteps;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Subject;
import io.matterflow.ownsteps.OwnQuestionTable.Facts;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table {@code own-question} as it is shipped: one question, which shows how others are written. */
class OwnQuestionTest {

  @ParameterizedTest
  @CsvSource({
      "25000.00, 0, YES, call-large", "24999.99, 59, NO, call-otherwise", "24999.99, 60, YES, call-late",
      "0.00, 0, NO, call-otherwise",
      "'', '', NO, call-otherwise"})
  void somebodyCallsAboutMuchAndAboutWhatIsLate(String open, String daysOverdue, String answer, String rule) {
    var decided = DecisionTesting.decisions()
        .decide(OwnQuestionTable.TABLE, asked("CALL_FIRST", open, daysOverdue), Subject.of("test", "none"));

    assertThat(decided.result()).isEqualTo(answer);
    assertThat(decided.rule().rule()).isEqualTo(rule);
  }

  @Test
  void aQuestionWithoutARowIsNotAnswered() {
    assertThat(
        DecisionTesting.decisions().find(OwnQuestionTable.TABLE, asked("SING", "100", "0"), Subject.of("test", "none")))
        .isEmpty();
  }

  private static Facts asked(String question, String open, String daysOverdue) {
    var amount = Optional.of(open).filter(words -> !words.isEmpty()).map(BigDecimal::new);
    return new Facts(question, "C-1", Optional.of("LITIGATION"), Optional.of("HOURLY"), amount, amount,
        Optional.of(daysOverdue).filter(words -> !words.isEmpty()).map(Integer::valueOf));
  }
}
