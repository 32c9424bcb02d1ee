package io.matterflow.prebill;

import static io.matterflow.prebill.Billing.ADMIN;
import static io.matterflow.prebill.Billing.COORDINATOR;
import static io.matterflow.prebill.Billing.JUNE_15;
import static io.matterflow.prebill.Billing.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.Jobs;
import io.matterflow.NewMatter;
import io.matterflow.ProductTest;
import io.matterflow.engine.BlockedWork.Blocked;
import io.matterflow.kernel.Actor;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A retainer under its floor is billed by the calendar, once; what the calendar cannot know it asks its owner. */
@ProductTest
@Tag("both-databases")
class RetainerLooksTest {

  private static final String FLOOR = "2000.00";

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private BillingNights nights;
  @Autowired private RetainerQuestions questions;
  @Autowired private CycleProgress progress;
  @Autowired private Jobs jobs;

  @Test
  void aRetainerUnderItsFloorIsBilledInTheNight() {
    var low = retainer("1999.99").loaded();
    var atTheFloor = retainer(FLOOR).loaded();
    billing.hourWorked(low);
    billing.hourWorked(atTheFloor);

    var day = nights.pass();

    assertThat(nights.scope(Cycle.REPLENISHMENT, day)).contains(low.number()).doesNotContain(atTheFloor.number());
    jobs.runDue("billing-cycle", nights.runs(Cycle.REPLENISHMENT, day).get(0));
    assertThat(outcome(low, day).reason()).isEqualTo("RETAINER_BELOW_FLOOR");
    assertThat(billing.of(low, day).totals().total().plain()).isEqualTo("370.00");
  }

  @Test
  void theClientIsAskedByOneBillAtATime() {
    var low = retainer("15.00").loaded();
    billing.hourWorked(low);
    var first = nights.pass();
    jobs.runDue("billing-cycle", nights.runs(Cycle.REPLENISHMENT, first).get(0));
    billing.worked(low, "1.0", "Revise the answer to the amended complaint");

    var second = nights.pass();

    assertThat(nights.scope(Cycle.REPLENISHMENT, second)).doesNotContain(low.number());
    assertThat(questionsAbout(low, COORDINATOR)).isEmpty();
  }

  @Test
  void anUnknownBalanceIsAskedAboutAndBillsNothing() {
    var matter = firm.hourlyMatter().withRetainer(FLOOR, Optional.empty()).loaded();
    billing.hourWorked(matter);

    var day = nights.pass();

    assertThat(nights.scope(Cycle.REPLENISHMENT, day)).doesNotContain(matter.number());
    assertThat(questionsAbout(matter, COORDINATOR)).singleElement().satisfies(question -> {
      assertThat(question.owner()).isEqualTo("billing-coordinator");
      assertThat(question.what()).contains("has told no balance");
      assertThat(question.nextAction()).contains("load the directory");
    });
    assertThat(questionsAbout(matter, person(Engagement.ASSOCIATE))).isEmpty();
  }

  @Test
  void anOldBalanceIsAskedAboutUntilItIsToldAgain() {
    var draft = retainer("15.00").asOf(nights.today().minusDays(30));
    var matter = draft.loaded();
    billing.hourWorked(matter);
    var day = nights.pass();
    assertThat(nights.scope(Cycle.REPLENISHMENT, day)).doesNotContain(matter.number());
    assertThat(questionsAbout(matter, COORDINATOR)).singleElement()
        .satisfies(question -> assertThat(question.what()).contains("too long ago"));

    draft.asOf(nights.today()).loaded();

    assertThat(questionsAbout(matter, COORDINATOR)).isEmpty();
    assertThat(nights.scope(Cycle.REPLENISHMENT, nights.pass())).contains(matter.number());
  }

  /** The figure is the same, and yet it is news that it still holds. */
  @Test
  void aBalanceThatIsToldAgainIsOfToday() {
    var draft = retainer("15.00");
    draft.loaded();
    for (int night = 0; night < 8; night++) {
      nights.pass();
    }

    var matter = draft.loaded();
    billing.hourWorked(matter);

    assertThat(nights.scope(Cycle.REPLENISHMENT, nights.pass())).contains(matter.number());
  }

  @Test
  void aLowRetainerWithNothingToBillIsAskedAboutByItsAttorney() {
    var matter = retainer("15.00").loaded();

    nights.pass();

    assertThat(questionsAbout(matter, person(matter.responsibleAttorney()))).singleElement()
        .satisfies(question -> assertThat(question.owner()).isEqualTo(matter.responsibleAttorney().value()));
    billing.worked(matter, Engagement.ASSOCIATE, JUNE_15, "1.0", "Draft the answer to the amended complaint");
    assertThat(questionsAbout(matter, ADMIN)).isEmpty();
  }

  private NewMatter retainer(String balance) {
    return firm.hourlyMatter().withRetainer(FLOOR, Optional.of(balance));
  }

  private CycleMatter outcome(Engagement matter, LocalDate periodEnd) {
    var run = BillingCycleId.of(nights.runs(Cycle.REPLENISHMENT, periodEnd).get(0));
    return progress.of(run)
        .orElseThrow()
        .matters().stream()
        .filter(one -> one.matter().equals(matter.id()))
        .findFirst()
        .orElseThrow();
  }

  private List<Blocked> questionsAbout(Engagement matter, Actor reader) {
    return questions.blockedFor(reader).stream()
        .filter(question -> question.subject().id().equals(matter.number()))
        .toList();
  }
}
