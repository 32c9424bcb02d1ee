package io.matterflow.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Decisions;
import io.matterflow.receivables.PlanTerms.Approval;
import io.matterflow.receivables.PlanTerms.Facts;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTermsTest {

  private final Decisions decisions = DecisionTesting.decisions();

  @ParameterizedTest
  @CsvSource(textBlock = """
      300.00, 6, 50.00, 50.00, 190, NOBODY
      300.00, 6, 49.99, 49.99, 190, NOT_ALLOWED
      300.00, 6, 50.00, 49.99, 190, NOT_ALLOWED
      770.00, 4, 256.66, 0.02, 100, NOT_ALLOWED
      10000.00, 6, 1666.6, 1666.6, 190, NOBODY
      10000.01, 6, 1666.6, 1666.6, 190, BILLING_ADMIN
      300.00, 7, 50.00, 50.00, 190, BILLING_ADMIN
      300.00, 6, 50.00, 50.00, 191, BILLING_ADMIN
      25000.00, 12, 2083.3, 2083.3, 380, BILLING_ADMIN
      25000.01, 12, 2083.3, 2083.3, 380, BILLING_PARTNER
      25000.00, 13, 1923.0, 1923.0, 380, BILLING_PARTNER
      25000.00, 12, 2083.3, 2083.3, 381, BILLING_PARTNER
      90000.00, 36, 2500.0, 2500.0, 1100, BILLING_PARTNER
      90000.00, 36, 2500.0, 2500.0, 1101, NOT_ALLOWED
      90000.00, 37, 2432.4, 2432.4, 1100, NOT_ALLOWED
      """)
  void thePlanIsAgreedByWhomTheTableNames(
      BigDecimal total,
      int instalments,
      BigDecimal each,
      BigDecimal last,
      int days,
      Approval approval) {
    var rows = decisions.look(PlanTerms.TABLE, new Facts(total, instalments, each, last, days));

    assertThat(rows).singleElement().satisfies(row -> {
      assertThat(row.result().approval()).isEqualTo(approval);
      assertThat(row.result().text()).isNotBlank();
      if (approval != Approval.NOT_ALLOWED) {
        assertThat(row.result().terms(Optional.empty()).brokenAfter()).isEqualTo(2);
        assertThat(row.result().terms(Optional.empty()).graceDays()).isZero();
      }
    });
  }
}
