package io.matterflow.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Subject;
import io.matterflow.invoicing.PrintLayout.Facts;
import io.matterflow.invoicing.PrintLayout.Plan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintLayoutTest {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoeverGetsAnInvoiceOnPaperGetsAPageWithTheAddressAndHasItWithinTwoBusinessDaysInTheMail(boolean addressed) {
    var plan = DecisionTesting.decisions()
        .decide(PrintLayout.TABLE, new Facts("C1001", addressed), Subject.of("test", "none"));

    assertThat(plan.result()).isEqualTo(new Plan(true, true, 100, 2));
  }
}
