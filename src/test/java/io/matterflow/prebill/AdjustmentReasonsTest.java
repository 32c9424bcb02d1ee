package io.matterflow.prebill;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Subject;
import io.matterflow.prebill.Adjustment.Kind;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdjustmentReasonsTest {

  @ParameterizedTest
  @CsvSource({
      "WRITE_DOWN, goodwill inefficiency trainingTime duplicated administrative guideline budget serviceRecovery other",
      "COURTESY, goodwill budget serviceRecovery other",
      "DISCOUNT, agreedRate volume other",
      "WRITE_UP, underRecorded other",
  })
  void eachKindHasItsReasonsInTheirOrder(Kind kind, String rules) {
    var listed = DecisionTesting.decisions()
        .all(AdjustmentReasons.TABLE, new AdjustmentReasons.Facts(kind), Subject.of("pre-bill", "1"));

    assertThat(listed).extracting(one -> one.rule().rule()).isEqualTo(Arrays.asList(rules.split(" ")));
  }
}
