package io.matterflow.prebill;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.prebill.Finding.Action;
import io.matterflow.prebill.Finding.RuleOwner;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BillingGuidelinesTest {

  private static final LineFacts SOUND = new LineFacts(true, true, true, true, true, true, true, true, false, false, false);

  private final Decisions decisions = DecisionTesting.decisions();

  @ParameterizedTest
  @CsvSource({
      // fault, with guidelines, rule, action, owner, message
      "narrative, true, FIRM-01, FIX, TIMEKEEPER, MISSING_NARRATIVE",
      "narrative, false, FIRM-01, FIX, TIMEKEEPER, MISSING_NARRATIVE",
      "timekeeper, true, FIRM-01, FIX, BILLING_COORDINATOR, UNKNOWN_TIMEKEEPER",
      "timekeeper, false, FIRM-01, FIX, BILLING_COORDINATOR, UNKNOWN_TIMEKEEPER",
      "rate, true, FIRM-01, FIX, BILLING_COORDINATOR, MISSING_RATE",
      "rate, false, FIRM-01, FIX, BILLING_COORDINATOR, MISSING_RATE",
      "taskCode, true, OCG-14, FIX, TIMEKEEPER, MISSING_TASK_CODE",
      "activityCode, true, OCG-15, FIX, TIMEKEEPER, MISSING_ACTIVITY_CODE",
      "increments, true, OCG-01, FIX, TIMEKEEPER, NOT_IN_INCREMENTS",
      "duplicate, true, OCG-13, REJECT, BILLING_COORDINATOR, DUPLICATE",
      "duplicate, false, FIRM-02, REJECT, TIMEKEEPER, DUPLICATE",
      "future, true, OCG-23, FIX, TIMEKEEPER, FUTURE_DATED",
      "future, false, FIRM-03, FIX, TIMEKEEPER, FUTURE_DATED",
      "late, true, OCG-22, WARN, TIMEKEEPER, LATE_ENTRY",
  })
  void findsOneFaultWithItsForceAndOwner(
      String fault, boolean guidelines, String rule, Action action, RuleOwner owner, GuidelineMessage message) {
    assertThat(findings(guidelines, fault)).containsExactly(new Finding(rule, action, owner, message));
  }

  @ParameterizedTest
  @ValueSource(strings = {"taskCode", "activityCode", "increments", "late"})
  void aClientWithoutGuidelinesGetsTheFirmsBaselineOnly(String fault) {
    assertThat(findings(false, fault)).isEmpty();
  }

  @Test
  void aClientWithoutUtbmsNeedsNoCodes() {
    var facts = new LineFacts(true, false, true, true, true, false, false, true, false, false, false);

    assertThat(all(facts)).isEmpty();
  }

  @Test
  void aSoundLineHasNoFindingAndAPoorOneHasAllOfThem() {
    assertThat(all(SOUND)).isEmpty();
    assertThat(all(new LineFacts(true, true, false, false, false, false, false, false, true, true, true)))
        .extracting(Finding::ruleId)
        .containsExactly("FIRM-01", "FIRM-01", "FIRM-01", "OCG-14", "OCG-15", "OCG-01", "OCG-13", "OCG-23", "OCG-22");
  }

  @Test
  void allButAWarningHoldThePreBill() {
    assertThat(List.of(Action.values())).filteredOn(action -> !action.holds()).containsExactly(Action.WARN);
  }

  private List<Finding> findings(boolean guidelines, String fault) {
    return all(new LineFacts(
        guidelines,
        guidelines,
        !fault.equals("narrative"),
        !fault.equals("timekeeper"),
        !fault.equals("rate"),
        !fault.equals("taskCode"),
        !fault.equals("activityCode"),
        !fault.equals("increments"),
        fault.equals("duplicate"),
        fault.equals("future"),
        fault.equals("late")));
  }

  private List<Finding> all(LineFacts facts) {
    return decisions.all(Finding.TABLE, facts, Subject.of("pre-bill-line", "1")).stream()
        .map(decided -> decided.result())
        .toList();
  }
}
