package io.matterflow.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Subject;
import io.matterflow.trust.Replenishment.Act;
import io.matterflow.trust.Replenishment.Facts;
import io.matterflow.trust.Replenishment.Less;
import io.matterflow.trust.Replenishment.Letters;
import io.matterflow.trust.Replenishment.Rule;
import io.matterflow.trust.Replenishment.Step;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row of {@code replenishment} and of {@code replenishment-cadence}. */
class ReplenishmentRulesTest {

  private static final Subject NOBODY = Subject.of("matter", "1");

  @ParameterizedTest
  @CsvSource({
      "false, true, false, true, true, true, false, NOTHING",
      "true, false, false, true, true, true, false, NOTHING",
      "true, true, true, true, true, true, false, NOTHING",
      "true, true, false, true, true, true, true, NOTHING",
      "true, true, false, false, true, true, true, BILLS",
      "true, true, false, false, false, true, true, BILLS_AND_WORK",
      "true, true, false, false, false, false, false, NOTHING",
  })
  void aClientIsAskedOnceForWhatTheRetainerLacks(
      boolean refilled,
      boolean open,
      boolean asked,
      boolean balance,
      boolean bills,
      boolean work,
      boolean ask,
      Less less) {
    var facts = new Facts(refilled, open, asked, balance, bills, work);

    assertThat(DecisionTesting.decisions().decide(Replenishment.TABLE, facts, NOBODY).result())
        .isEqualTo(new Rule(ask, less));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, MAIL", "1, 7, MAIL", "2, 14, MAIL", "3, 21, TASK", "9, 21, TASK"})
  void aClientIsRemindedAndThenTalkedTo(int letters, int day, Act act) {
    assertThat(DecisionTesting.decisions().decide(Replenishment.CADENCE, new Letters(letters), NOBODY).result())
        .isEqualTo(new Step(day, act));
  }
}
