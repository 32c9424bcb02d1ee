package io.matterflow.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.engine.DecisionTesting;
import io.matterflow.rules.RuleText.Kind;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleReleaseTest {

  @ParameterizedTest(name = "{0} {1}, about trust: {2}")
  @CsvSource(textBlock = """
      TABLE, trust-clearing,      true,  TRUST_AUTHORITY
      MODEL, trust-drawdown,      true,  TRUST_AUTHORITY
      TABLE, four-eyes,           true,  TRUST_AUTHORITY
      TABLE, four-eyes,           false, BILLING_ADMIN
      TABLE, adjustment-approval, false, BILLING_ADMIN
      TABLE, correction-approval, false, BILLING_ADMIN
      MODEL, correction-approval, false, LEGAL_OPS_OR_BILLING_ADMIN
      TABLE, reminder-cadence,    false, LEGAL_OPS_OR_BILLING_ADMIN
      MODEL, payment-reminders,   false, LEGAL_OPS_OR_BILLING_ADMIN
      """)
  void anotherPersonReleasesWhomTheTableNames(Kind kind, String rule, boolean aboutTrust, Releaser by) {
    var facts = new RuleReleaseFacts(kind, rule, aboutTrust);

    assertThat(DecisionTesting.decisions().look(Releasers.RULE_RELEASE, facts)).singleElement()
        .satisfies(decided -> assertThat(decided.result()).isEqualTo(new RuleRelease(by, Optional.of(2))));
  }
}
