package io.matterflow.prebill;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.directory.Matter.Status;
import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillingTriggerTest {

  private final Decisions decisions = DecisionTesting.decisions();

  @ParameterizedTest
  @CsvSource({
      "OPEN, true, HOURLY, MONTHLY, MONTHLY, true, true, HOURLY_MONTHLY, hourlyMonthly",
      "OPEN, true, HOURLY, MONTHLY, MONTHLY, false, false, NO_UNBILLED_TIME, nothingToBill",
      "CLOSED, true, HOURLY, MONTHLY, MONTHLY, true, false, MATTER_CLOSED, closed",
      "ON_HOLD, true, HOURLY, MONTHLY, MONTHLY, true, false, MATTER_ON_HOLD, onHold",
      "OPEN, false, HOURLY, MONTHLY, MONTHLY, true, false, NOT_ENROLLED, notEnrolled",
      "OPEN, true, PRO_BONO, MONTHLY, MONTHLY, true, false, NEVER_BILLED, proBono",
      "OPEN, true, CONTINGENCY, MONTHLY, MONTHLY, true, false, BILLED_AT_SETTLEMENT, contingency",
      "OPEN, true, FLAT_MILESTONE, MONTHLY, MONTHLY, true, false, BILLED_BY_MILESTONE, milestones",
      "OPEN, true, SUBSCRIPTION, MONTHLY, MONTHLY, true, false, BILLED_BY_SUBSCRIPTION_PERIOD, subscription",
      "OPEN, true, BLENDED, MONTHLY, MONTHLY, true, false, ARRANGEMENT_NOT_YET_BILLED, laterArrangements",
      "OPEN, true, CAPPED, MONTHLY, MONTHLY, true, false, ARRANGEMENT_NOT_YET_BILLED, laterArrangements",
      "OPEN, true, HYBRID_SUCCESS, MONTHLY, MONTHLY, true, false, ARRANGEMENT_NOT_YET_BILLED, laterArrangements",
      "OPEN, true, INSURANCE_DEFENSE, QUARTERLY, QUARTERLY, true, false, ARRANGEMENT_NOT_YET_BILLED, laterArrangements",
      "OPEN, true, GOVERNMENT, MONTHLY, MONTHLY, true, false, ARRANGEMENT_NOT_YET_BILLED, laterArrangements",
      "OPEN, true, BARTER, MONTHLY, MONTHLY, true, false, UNKNOWN_ARRANGEMENT, unknownArrangement",
      "OPEN, true, HOURLY, QUARTERLY, QUARTERLY, true, false, CYCLE_NOT_YET_BILLED, laterCycles",
      "OPEN, true, HOURLY, QUARTERLY, MONTHLY, true, false, CYCLE_NOT_YET_BILLED, laterCycles",
      "OPEN, true, HOURLY, MONTHLY, QUARTERLY, true, false, MATTER_ON_ANOTHER_CYCLE, otherCycle",
  })
  void billsHourlyMattersByTheMonthAndSaysWhyNotTheOthers(
      Status status,
      boolean enrolled,
      String billingModel,
      Cycle cycle,
      String matterCycle,
      boolean unbilledTime,
      boolean due,
      String reason,
      String rule) {
    var facts = new BillingTrigger.Facts(status, enrolled, billingModel, cycle, matterCycle, unbilledTime);

    var decided = decisions.decide(BillingTrigger.TABLE, facts, Subject.of("billing-cycle", "1"));

    assertThat(decided.result()).isEqualTo(new BillingTrigger.Verdict(due, reason));
    assertThat(decided.rule().rule()).isEqualTo(rule);
  }
}
