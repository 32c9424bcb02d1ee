package io.matterflow.prebill;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.directory.AgreedCycle;
import io.matterflow.directory.FeeArrangement;
import io.matterflow.directory.FeeArrangements;
import io.matterflow.directory.Matter.Status;
import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.prebill.BillingTrigger.Facts;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillingTriggerTest {

  private final Decisions decisions = DecisionTesting.decisions();

  /**
   * What there is to bill is told by letters: {@code t}ime, {@code c}osts, {@code f}ees; {@code o}: the matter's own
   * cycle; {@code r}etainer, {@code a}sked for.
   */
  @ParameterizedTest
  @CsvSource({
      "OPEN, HOURLY, MONTHLY, ot, true, CYCLE_ENDED, cycleTime",
      "OPEN, HOURLY, MONTHLY, oc, true, CYCLE_ENDED, cycleCosts",
      "OPEN, HYBRID_SUCCESS, MONTHLY, of, true, CYCLE_ENDED, cycleFees",
      "OPEN, BLENDED, MONTHLY, ot, true, CYCLE_ENDED, cycleTime",
      "OPEN, CAPPED, MONTHLY, ot, true, CYCLE_ENDED, cycleTime",
      "OPEN, GOVERNMENT, MONTHLY, ot, true, CYCLE_ENDED, cycleTime",
      "OPEN, INSURANCE_DEFENSE, QUARTERLY, ot, true, CYCLE_ENDED, cycleTime",
      "OPEN, HOURLY, BIWEEKLY, ot, true, CYCLE_ENDED, cycleTime",
      "OPEN, HOURLY, MONTHLY, o, false, NOTHING_UNBILLED, nothingToBill",
      "OPEN, HOURLY, QUARTERLY, tcf, false, MATTER_ON_ANOTHER_CYCLE, otherCycle",
      "OPEN, BARTER, MONTHLY, otcf, false, UNKNOWN_ARRANGEMENT, unknownArrangement",
      "OPEN, PRO_BONO, MONTHLY, otc, false, NEVER_BILLED, proBono",
      "ON_HOLD, HOURLY, MONTHLY, ot, false, MATTER_ON_HOLD, onHold",
      "CLOSED, HOURLY, MONTHLY, ot, false, MATTER_CLOSED, closed",
      "CLOSED, HOURLY, COMPLETION, t, true, FINAL_BILL, finalTime",
      "CLOSED, FLAT_MILESTONE, COMPLETION, f, true, FINAL_BILL, finalFees",
      "CLOSED, FLAT_MILESTONE, COMPLETION, tc, true, FINAL_BILL, finalCosts",
      "CLOSED, FLAT_MILESTONE, COMPLETION, t, false, NOTHING_LEFT_TO_BILL, finalNothing",
      "CLOSED, CONTINGENCY, COMPLETION, c, false, NOTHING_LEFT_TO_BILL, finalNothing",
      "CLOSED, PRO_BONO, COMPLETION, tcf, false, NEVER_BILLED, proBono",
      "OPEN, HOURLY, COMPLETION, tcf, false, MATTER_STILL_OPEN, stillOpen",
      "OPEN, FLAT_MILESTONE, MILESTONE, f, true, FEE_EARNED, milestoneReached",
      "OPEN, HYBRID_SUCCESS, MILESTONE, f, true, FEE_EARNED, milestoneReached",
      "OPEN, CONTINGENCY, MILESTONE, f, true, FEE_EARNED, milestoneReached",
      "OPEN, SUBSCRIPTION, MILESTONE, f, false, NO_MILESTONE_REACHED, noMilestone",
      "OPEN, FLAT_MILESTONE, MILESTONE, tc, false, NO_MILESTONE_REACHED, noMilestone",
      "OPEN, FLAT_MILESTONE, MONTHLY, otcf, false, BILLED_BY_MILESTONE, milestones",
      "OPEN, CONTINGENCY, MONTHLY, otcf, false, BILLED_AT_SETTLEMENT, contingency",
      "OPEN, SUBSCRIPTION, SUBSCRIPTION, f, true, SUBSCRIPTION_PERIOD_ENDED, periodEnded",
      "OPEN, SUBSCRIPTION, SUBSCRIPTION, t, false, NO_PERIOD_ENDED, periodBilled",
      "OPEN, SUBSCRIPTION, MONTHLY, otf, false, BILLED_BY_SUBSCRIPTION_PERIOD, subscription",
      "OPEN, HOURLY, SUBSCRIPTION, t, false, NO_SUBSCRIPTION, noSubscription",
      "OPEN, HOURLY, REPLENISHMENT, tra, true, RETAINER_TO_REPLENISH, replenishmentAsked",
      "OPEN, HOURLY, REPLENISHMENT, cra, true, RETAINER_TO_REPLENISH, replenishmentAskedCosts",
      "OPEN, HOURLY, REPLENISHMENT, ra, false, NOTHING_UNBILLED, replenishmentAskedNothing",
      "OPEN, HOURLY, REPLENISHMENT, tr, false, NO_FLOOR_AGREED, noFloor",
      "OPEN, FLAT_MILESTONE, REPLENISHMENT, tr, false, BILLED_BY_MILESTONE, milestones",
      "OPEN, HOURLY, REPLENISHMENT, t, false, NO_RETAINER_TO_REPLENISH, noRetainer",
  })
  void saysWhetherAMatterIsDueAndWhy(
      Status status, String billingModel, Cycle cycle, String there, boolean due, String reason, String rule) {
    assertDecides(facts(status, true, false, billingModel, cycle, there, "0", "0"), due, reason, rule);
  }

  @ParameterizedTest
  @CsvSource({
      "false, false, HOURLY, NOT_ENROLLED, notEnrolled",
      "false, true, HOURLY, NOT_ENROLLED, notEnrolled",
      "true, true, HOURLY, BILLING_HOLD, billingHold",
      "true, true, PRO_BONO, NEVER_BILLED, proBono"})
  void billsNothingBeforeEnrolmentOrWhileHeld(
      boolean enrolled,
      boolean hold,
      String billingModel,
      String reason,
      String rule) {
    assertDecides(facts(Status.OPEN, enrolled, hold, billingModel, Cycle.MONTHLY, "otcf", "0", "0"), false, reason,
        rule);
  }

  @ParameterizedTest
  @CsvSource({
      "HOURLY, 1500.00, 1500.00, true, THRESHOLD_REACHED, agreedThreshold",
      "HOURLY, 1500.00, 1499.99, false, BELOW_THRESHOLD, belowThreshold",
      "HOURLY, 0, 900000.00, false, BELOW_THRESHOLD, belowThreshold",
      "INSURANCE_DEFENSE, 0, 5000.00, true, THRESHOLD_REACHED, insurerThreshold",
      "INSURANCE_DEFENSE, 0, 4999.99, false, BELOW_THRESHOLD, belowThreshold",
      "INSURANCE_DEFENSE, 8000.00, 7999.99, false, BELOW_THRESHOLD, belowThreshold"})
  void billsSoonerOverAnAmount(
      String billingModel, String threshold, String unbilled, boolean due, String reason, String rule) {
    assertDecides(facts(Status.OPEN, true, false, billingModel, Cycle.THRESHOLD, "t", threshold, unbilled), due, reason,
        rule);
  }

  /** What a matter's terms may name is what a run can be asked for. */
  @Test
  void aMatterAgreesToTheCyclesThatAreRun() {
    assertThat(AgreedCycle.values()).extracting(AgreedCycle::name)
        .containsExactlyElementsOf(Arrays.stream(Cycle.values()).map(Cycle::name).toList());
  }

  /** {@code u}: a bill is under way; an empty balance was never told. */
  @ParameterizedTest
  @CsvSource({
      "tc, 2000.00, 1999.99, 0, true, RETAINER_BELOW_FLOOR, retainerLow",
      "c, 2000.00, 0.00, 7, true, RETAINER_BELOW_FLOOR, retainerLowCosts",
      "-, 2000.00, 1999.99, 0, false, RETAINER_LOW_NOTHING_TO_BILL, retainerLowNothing",
      "tc, 2000.00, 2000.00, 0, false, RETAINER_ABOVE_FLOOR, retainerEnough",
      "tc, 2000.00, 1999.99, 8, false, RETAINER_BALANCE_OLD, balanceOld",
      "tc, 2000.00, , 0, false, RETAINER_BALANCE_UNKNOWN, balanceUnknown",
      "tcu, 2000.00, , 0, false, RETAINER_BILL_UNDER_WAY, retainerBillUnderWay",
      "tc, 0, 10.00, 0, false, NO_FLOOR_AGREED, noFloor"})
  void billsARetainerThatHasFallenUnderItsFloor(
      String there, String floor, String balance, int age, boolean due, String reason, String rule) {
    var letters = Set.of(there.split(""));
    assertDecides(
        new Facts(Status.OPEN, true, false, FeeArrangement.Trigger.CYCLE, "HOURLY", Cycle.REPLENISHMENT, false, true,
        false, new BigDecimal(floor), letters.contains("u"), balance != null, age,
            balance == null ? BigDecimal.ZERO : new BigDecimal(balance), letters.contains("t"), letters.contains("c"),
            false,
        BigDecimal.ZERO, BigDecimal.ZERO), due, reason, rule);
  }

  private void assertDecides(Facts facts, boolean due, String reason, String rule) {
    var decided = decisions.decide(BillingTrigger.TABLE, facts, Subject.of("billing-cycle", "1"));

    assertThat(decided.result()).isEqualTo(new BillingTrigger.Verdict(due, reason));
    assertThat(decided.rule().rule()).isEqualTo(rule);
  }

  private static Facts facts(
      Status status, boolean enrolled, boolean hold, String billingModel, Cycle cycle, String there, String threshold,
      String unbilled) {
    var letters = Set.of(there.split(""));
    var trigger = new FeeArrangements(DecisionTesting.decisions()).named(billingModel).result().trigger();
    return new Facts(status, enrolled, hold, trigger, billingModel, cycle, letters.contains("o"), letters.contains("r"),
        letters.contains("a"), BigDecimal.ZERO, false, false, 0, BigDecimal.ZERO, letters.contains("t"),
        letters.contains("c"), letters.contains("f"), new BigDecimal(threshold), new BigDecimal(unbilled));
  }
}
