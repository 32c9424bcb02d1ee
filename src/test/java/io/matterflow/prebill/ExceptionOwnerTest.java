package io.matterflow.prebill;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Role;
import io.matterflow.prebill.Finding.Action;
import io.matterflow.prebill.Finding.RuleOwner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExceptionOwnerTest {

  @ParameterizedTest
  @CsvSource({
      "TIMEKEEPER, FIX, true, TIMEKEEPER, RESPONSIBLE_ATTORNEY",
      "TIMEKEEPER, REJECT, true, TIMEKEEPER, TIMEKEEPER",
      "TIMEKEEPER, FIX, false, RESPONSIBLE_ATTORNEY, RESPONSIBLE_ATTORNEY",
      "TIMEKEEPER, REJECT, false, RESPONSIBLE_ATTORNEY, RESPONSIBLE_ATTORNEY",
      "BILLING_COORDINATOR, FIX, true, BILLING_COORDINATOR, RESPONSIBLE_ATTORNEY",
      "BILLING_COORDINATOR, REJECT, true, BILLING_COORDINATOR, BILLING_COORDINATOR",
      "RESPONSIBLE_ATTORNEY, APPROVE, true, RESPONSIBLE_ATTORNEY, RESPONSIBLE_ATTORNEY",
      "BILLING_PARTNER, REDUCE, true, BILLING_PARTNER, BILLING_PARTNER",
      "BILLING_ADMIN, APPROVE, true, BILLING_ADMIN, BILLING_ADMIN",
      "CLIENT, APPROVE, true, RESPONSIBLE_ATTORNEY, RESPONSIBLE_ATTORNEY",
  })
  void namesWhoAnswersAndFromWhereItMayBeOverridden(
      RuleOwner owner, Action action, boolean active, Role role, Role overriddenBy) {
    var decided = DecisionTesting.decisions().decide(
        ExceptionOwners.TABLE, new ExceptionOwners.Facts(owner, action, active), Subject.of("pre-bill-line", "1"));

    assertThat(decided.result()).isEqualTo(new ExceptionOwners.Verdict(role, overriddenBy));
  }
}
