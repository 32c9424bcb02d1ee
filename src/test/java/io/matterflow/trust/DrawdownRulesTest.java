package io.matterflow.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Subject;
import io.matterflow.trust.DrawdownRules.Facts;
import io.matterflow.trust.DrawdownRules.Rule;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row of {@code trust-authorization}, on both sides of its edge. */
class DrawdownRulesTest {

  @ParameterizedTest
  @CsvSource({
      "DRAW_FEES, 0.01, false, 1, true, 5",
      "DRAW_FEES, 50000.00, false, 1, true, 5",
      "DRAW_FEES, 50000.01, false, 2, true, 5",
      "DRAW_FEES, 50000.01, true, 1, false, 5",
      "REFUND, 50000.00, false, 1, true, 0",
      "PAY_OUT, 50000.01, false, 2, true, 0",
      "DISBURSE_COST, 50000.01, true, 1, false, 0",
      "TRANSFER, 10.00, false, 1, true, 0",
      "REVERSAL, 10.00, false, 1, true, 0",
  })
  void lawyersSignByAmountAndAClientObjectsToFees(
      DrawdownType type, BigDecimal amount, boolean solo, int signers, boolean fourEyes, int objectionDays) {
    var decided = DecisionTesting.decisions()
        .decide(DrawdownRules.TABLE, new Facts(type, amount, solo), Subject.of("drawdown", "1"));

    assertThat(decided.result()).isEqualTo(new Rule(signers, fourEyes, 10, objectionDays));
  }
}
