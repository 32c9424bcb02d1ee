package io.matterflow.prebill;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Subject;
import io.matterflow.prebill.FourEyes.Approver;
import io.matterflow.prebill.FourEyes.Ruling;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FourEyesTest {

  @ParameterizedTest
  @CsvSource({
      "false, false, true, ASKED, false, APPROVE, asked",
      "false, false, true, ASKED, true, APPROVE, asked",
      "false, true, true, ASKED, true, SECOND_PERSON, fourEyes",
      "false, true, true, BILLING_ADMIN, false, SECOND_PERSON, fourEyes",
      "false, true, false, ASKED, true, APPROVE, asked",
      "true, false, false, ASKED, false, SIGNED_BEFORE, oncePerPerson",
      "true, true, false, ASKED, true, SIGNED_BEFORE, oncePerPerson",
      "false, false, true, OTHER_PARTNER, true, APPROVE, standIn",
      "false, false, true, BILLING_ADMIN, true, APPROVE, standIn",
      "false, false, false, BILLING_ADMIN, true, NOT_THEIRS, others",
      "false, false, true, OTHER_PARTNER, false, NOT_THEIRS, others",
      "false, false, true, BILLING_ADMIN, false, NOT_THEIRS, others",
      "false, false, true, SOMEBODY_ELSE, true, NOT_THEIRS, others",
  })
  void nobodySignsAloneWhatTheyWroteDownAndNobodySignsTwice(
      boolean signedBefore,
      boolean ownWriteDown,
      boolean onlyLevel,
      Approver approver,
      boolean partnerWroteDown,
      Ruling ruling,
      String rule) {
    var decided = DecisionTesting.decisions().decide(FourEyes.TABLE,
        new FourEyes.Facts(signedBefore, ownWriteDown, onlyLevel, approver, partnerWroteDown),
        Subject.of("pre-bill", "1"));

    assertThat(decided.result()).isEqualTo(ruling);
    assertThat(decided.rule().rule()).isEqualTo(rule);
  }
}
