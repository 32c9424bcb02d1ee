package io.matterflow.invoicing;

import static io.matterflow.kernel.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Subject;
import io.matterflow.invoicing.Correction.Kind;
import io.matterflow.invoicing.CorrectionApproval.Approvers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrectionDecisionsTest {

  @ParameterizedTest
  @CsvSource({
      "CREDIT, 250.00, 5000, RESPONSIBLE_ATTORNEY, small",
      "CREDIT, 250.01, 100000, BILLING_PARTNER, middle",
      "CREDIT, 50.01, 1000, BILLING_PARTNER, middle",
      "VOID, 2500.00, 2500, PARTNER_AND_ADMIN, large",
      "CREDIT, 2500.00, 100000, BILLING_PARTNER, middle",
      "CREDIT, 150.10, 1000, PARTNER_AND_ADMIN, large",
      "REBILL, 100.00, 100, PARTNER_AND_ADMIN, large",
      "WRITE_OFF, 0.01, 100000, PARTNER_AND_ADMIN, writeOff",
  })
  void theAmountAndTheShareBothCount(Kind kind, String amount, String billed, Approvers approvers, String rule) {
    var decided = DecisionTesting.decisions().decide(CorrectionApproval.TABLE,
        CorrectionApproval.facts(kind, usd(amount), usd(billed)), Subject.of("invoice", "1"));

    assertThat(decided.result()).isEqualTo(approvers);
    assertThat(decided.rule().rule()).isEqualTo(rule);
  }

  @ParameterizedTest
  @CsvSource({
      "CREDIT, BILLED_WRONG DISPUTE GUIDELINE GOODWILL SERVICE_RECOVERY OTHER",
      "VOID, BILLED_WRONG DISPUTE WRONG_CLIENT ISSUED_TWICE OTHER",
      "REBILL, BILLED_WRONG DISPUTE WRONG_CLIENT OTHER",
      "WRITE_OFF, INSOLVENT TIME_BARRED NOT_WORTHWHILE OTHER",
  })
  void eachCorrectionHasItsReasons(Kind kind, String codes) {
    var reasons = new CorrectionReasons(DecisionTesting.decisions());

    assertThat(reasons.of(kind)).extracting(CorrectionReasons.Listed::code).containsExactly(codes.split(" "));
  }
}
