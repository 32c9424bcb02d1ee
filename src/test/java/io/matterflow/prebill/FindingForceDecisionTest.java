package io.matterflow.prebill;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Subject;
import io.matterflow.prebill.Finding.Action;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingForceDecisionTest {

  @ParameterizedTest
  @CsvSource({"REJECT, reject", "REDUCE, reduce", "APPROVE, approve", "FIX, fix", "WARN, warn"})
  void aRuleIsAsGraveAsItsOwnTableSaysWhereNoClientHasARow(Action action, String row) {
    var decided = DecisionTesting.decisions().decide(FindingForces.TABLE,
        new FindingForces.Facts("C1", "M1", "OCG-01", "BLOCK_BILLING", action), Subject.of("pre-bill-line", "1"));

    assertThat(decided.result()).isEqualTo(action);
    assertThat(decided.rule().rule()).isEqualTo(row);
  }
}
