package io.matterflow.prebill;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Subject;
import io.matterflow.prebill.AdjustmentApproval.Approver;
import io.matterflow.prebill.AdjustmentApproval.Ruling;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdjustmentApprovalTest {

  @ParameterizedTest
  @CsvSource({
      "false, PARTNER_OF_MATTER, false, APPROVE, partnerOfTheMatter",
      "false, PARTNER_OF_MATTER, true, APPROVE, partnerOfTheMatter",
      "true, PARTNER_OF_MATTER, true, SECOND_PERSON, fourEyes",
      "true, BILLING_ADMIN, false, SECOND_PERSON, fourEyes",
      "true, SOMEBODY_ELSE, false, SECOND_PERSON, fourEyes",
      "false, OTHER_PARTNER, true, APPROVE, standIn",
      "false, BILLING_ADMIN, true, APPROVE, standIn",
      "false, OTHER_PARTNER, false, NOT_THEIRS, others",
      "false, BILLING_ADMIN, false, NOT_THEIRS, others",
      "false, SOMEBODY_ELSE, true, NOT_THEIRS, others",
  })
  void nobodySignsAloneWhatTheyWroteDown(
      boolean ownWriteDown, Approver approver, boolean partnerWroteDown, Ruling ruling, String rule) {
    var decided = DecisionTesting.decisions().decide(AdjustmentApproval.TABLE,
        new AdjustmentApproval.Facts(ownWriteDown, approver, partnerWroteDown), Subject.of("pre-bill", "1"));

    assertThat(decided.result()).isEqualTo(ruling);
    assertThat(decided.rule().rule()).isEqualTo(rule);
  }
}
