package io.matterflow.prebill;

import static io.matterflow.prebill.Billing.JUNE_30;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.prebill.CycleMatter.Outcome;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each kind of cycle, from what sets it off to the pre-bill; asked twice, it answers with the same one. */
@ProductTest
@Tag("both-databases")
class CycleKindsTest {

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private CycleProgress progress;

  @Test
  void aClosedMatterGetsItsFinalBill() {
    var matter = firm.hourlyMatter().closed().loaded();
    billing.hourWorked(matter);

    assertThat(outcome(Cycle.MONTHLY, matter).reason()).isEqualTo("MATTER_CLOSED");
    assertThat(outcome(Cycle.COMPLETION, matter).reason()).isEqualTo("FINAL_BILL");

    assertThat(billing.of(matter, JUNE_30).totals().total().plain()).isEqualTo("370.00");
  }

  @Test
  void aQuarterlyMatterIsBilledSoonerOverItsAmount() {
    var matter = firm.hourlyMatter().cycle("QUARTERLY").agreeing("threshold", "700.00").loaded();
    billing.hourWorked(matter);
    assertThat(outcome(Cycle.THRESHOLD, matter).reason()).isEqualTo("BELOW_THRESHOLD");

    billing.worked(matter, "1.0", "Revise the answer to the amended complaint");

    assertThat(outcome(Cycle.THRESHOLD, matter).reason()).isEqualTo("THRESHOLD_REACHED");
    assertThat(billing.of(matter, JUNE_30).totals().total().plain()).isEqualTo("740.00");
  }

  @Test
  void aFortnightIsBilledForTheMattersThatHaveAgreedToIt() {
    var matter = firm.hourlyMatter().cycle("BIWEEKLY").loaded();
    billing.hourWorked(matter);

    assertThat(outcome(Cycle.MONTHLY, matter).reason()).isEqualTo("MATTER_ON_ANOTHER_CYCLE");
    assertThat(outcome(Cycle.BIWEEKLY, matter).outcome()).isEqualTo(Outcome.COMPILED);
  }

  @Test
  void aSubscriptionOwesItsPeriodOnceHoweverOftenItIsAsked() {
    var matter = firm.hourlyMatter().billedAs("SUBSCRIPTION").agreeing("monthlyFee", "2600.00").loaded();
    billing.hourWorked(matter);

    var first = outcome(Cycle.SUBSCRIPTION, matter);
    var again = outcome(Cycle.SUBSCRIPTION, matter);

    assertThat(first.reason()).isEqualTo("SUBSCRIPTION_PERIOD_ENDED");
    assertThat(again.reason()).isEqualTo("COMPILED_BEFORE");
    assertThat(again.preBill()).isEqualTo(first.preBill()).isPresent();
    assertThat(billing.of(matter, JUNE_30).totals().total().plain()).isEqualTo("2600.00");
    assertThat(billing.run(Cycle.SUBSCRIPTION, LocalDate.of(2026, 7, 30), matter.id())).isNotNull();
    assertThat(outcome(Cycle.SUBSCRIPTION, LocalDate.of(2026, 7, 30), matter).reason()).isEqualTo("NO_PERIOD_ENDED");
  }

  @Test
  void aRetainerIsBilledWhenItIsToBeFilledUp() {
    var matter = firm.hourlyMatter().drawingOnTrust().loaded();
    var other = firm.hourlyMatter().loaded();
    billing.hourWorked(matter);
    billing.hourWorked(other);

    assertThat(outcome(Cycle.REPLENISHMENT, matter).reason()).isEqualTo("RETAINER_TO_REPLENISH");
    assertThat(outcome(Cycle.REPLENISHMENT, other).reason()).isEqualTo("NO_RETAINER_TO_REPLENISH");
  }

  private CycleMatter outcome(Cycle cycle, Engagement matter) {
    return outcome(cycle, JUNE_30, matter);
  }

  private CycleMatter outcome(Cycle cycle, LocalDate periodEnd, Engagement matter) {
    return progress.of(billing.run(cycle, periodEnd, matter.id())).orElseThrow().matters().get(0);
  }
}
