package io.matterflow.prebill;

import static io.matterflow.kernel.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Subject;
import io.matterflow.prebill.AdjustmentApproval.Approvers;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdjustmentApprovalTest {

  @Test
  void nothingIsBilledAtLessWithoutAReason() {
    var decided = DecisionTesting.decisions().decide(AdjustmentApproval.TABLE,
        new AdjustmentApproval.Facts(false, BigDecimal.ONE, BigDecimal.ONE), Subject.of("pre-bill", "1"));

    assertThat(decided.result()).isEqualTo(Approvers.REJECT);
    assertThat(decided.rule().rule()).isEqualTo("noReason");
  }

  @ParameterizedTest
  @CsvSource({
      "0, 10000, NOBODY, nothingOff",
      "0.01, 10000, RESPONSIBLE_ATTORNEY, small",
      "250.00, 5000, RESPONSIBLE_ATTORNEY, small",
      "250.01, 10000, BILLING_PARTNER, middle",
      "50.01, 1000, BILLING_PARTNER, middle",
      "2500.00, 100000, BILLING_PARTNER, middle",
      "150.00, 1000, BILLING_PARTNER, middle",
      "2500.01, 100000, PARTNER_AND_ADMIN, large",
      "150.10, 1000, PARTNER_AND_ADMIN, large",
      "20.00, 100, PARTNER_AND_ADMIN, large",
  })
  void theAmountAndTheShareBothCount(String off, String worth, Approvers approvers, String rule) {
    var decided = DecisionTesting.decisions().decide(AdjustmentApproval.TABLE,
        AdjustmentApproval.facts(usd(off), usd(worth)), Subject.of("pre-bill", "1"));

    assertThat(decided.result()).isEqualTo(approvers);
    assertThat(decided.rule().rule()).isEqualTo(rule);
  }
}
