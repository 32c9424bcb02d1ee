package io.matterflow.prebill;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Subject;
import io.matterflow.prebill.Route.Step;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTest {

  @ParameterizedTest
  @CsvSource({
      "REVIEW, 500, 500, HOURLY, attorneyReviews",
      "REVIEW, 500000, 500000, CAPPED, attorneyReviews",
      "REVIEW, 500, 500, PRO_BONO, coordinatorReviewsProBono",
      "APPROVAL, 50000, 100000, HOURLY, partnerSigns",
      "APPROVAL, 50000.01, 50000.01, HOURLY, partnerSigns largeBill",
      "APPROVAL, 500, 100000.01, HOURLY, partnerSigns largeClientPeriod",
      "APPROVAL, 10000, 10000, CONTINGENCY, partnerSigns",
      "APPROVAL, 10000.01, 10000.01, CONTINGENCY, partnerSigns successFee",
      "APPROVAL, 10000.01, 10000.01, HYBRID_SUCCESS, partnerSigns successFee",
      "APPROVAL, 10000.01, 10000.01, HOURLY, partnerSigns",
  })
  void everyRowThatFitsAddsAStage(
      Step step,
      BigDecimal amount,
      BigDecimal clientAmount,
      String arrangement,
      String rules) {
    var stages = DecisionTesting.decisions().all(Route.TABLE,
        new Route.Facts(step, amount, clientAmount, arrangement, "Litigation", "C1001", ""),
        Subject.of("pre-bill", "1"));

    assertThat(stages.stream().map(stage -> stage.rule().rule()).toList()).isEqualTo(words(rules));
  }

  private static List<String> words(String rules) {
    return Arrays.asList(rules.split(" "));
  }
}
