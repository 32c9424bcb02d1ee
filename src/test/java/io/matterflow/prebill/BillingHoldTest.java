package io.matterflow.prebill;

import static io.matterflow.prebill.Billing.COORDINATOR;
import static io.matterflow.prebill.Billing.JUNE_30;
import static io.matterflow.prebill.Billing.done;
import static io.matterflow.prebill.Billing.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.directory.Directory;
import io.matterflow.engine.MovableClock;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The bills of a matter are kept back with a reason, through a day, and no longer. */
@ProductTest
@Tag("both-databases")
class BillingHoldTest {

  private static final String HOLD = "billing-hold";

  @LocalServerPort private int port;
  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private BillingHolds holds;
  @Autowired private JdbcBillingHolds rows;
  @Autowired private PreBillReviews reviews;
  @Autowired private CycleProgress progress;
  @Autowired private Directory directory;
  @Autowired private Jobs jobs;
  @Autowired private MovableClock clock;
  @Autowired private HistoryService history;

  private Engagement matter;

  @BeforeEach
  void aMatterWithAnHour() {
    matter = firm.hourlyMatter().loaded();
    billing.hourWorked(matter);
  }

  @Test
  void noRunBillsTheMatterWhileTheHoldStandsAndTheNextOneDoes() {
    var hold = done(holds.place(matter.matter(), "The client asks about the scope", today().plusDays(3), COORDINATOR));

    assertThat(reasonOf(billing.june(matter.id()))).isEqualTo("BILLING_HOLD");
    assertThat(jobs.runDue(HOLD, hold.id().toString())).isZero();

    clock.standAt(today().plusDays(4).atStartOfDay(directory.firm().zone()).toInstant());
    assertThat(jobs.runDue(HOLD, hold.id().toString())).isEqualTo(1);

    assertThat(passed(hold)).containsExactlyInAnyOrder("holdPlaced", "holdStands", "lastDayOver", "releaseHold",
        "holdReleased");
    assertThat(reasonOf(billing.june(matter.id()))).isEqualTo("CYCLE_ENDED");
    assertThat(billing.of(matter, JUNE_30).lines()).hasSize(1);
  }

  @Test
  void aHoldIsLiftedSooner() {
    var hold = done(
        holds.place(matter.matter(), "Scope", today().plusDays(3), Billing.person(matter.responsibleAttorney())));

    done(holds.lift(matter.matter(), "Answered", Billing.person(matter.billingPartner())));

    assertThat(passed(hold)).containsExactlyInAnyOrder("holdPlaced", "holdStands", "holdLifted", "holdLiftedSooner");
    assertThat(rows.open(matter.id())).isEmpty();
    assertThat(reasonOf(billing.june(matter.id()))).isEqualTo("CYCLE_ENDED");
    assertThat(refusal(holds.lift(matter.matter(), "Again", COORDINATOR))).isEqualTo(Refusal.NOT_HELD);
    done(holds.place(matter.matter(), "Another question", today(), COORDINATOR));
  }

  @Test
  void oneHoldAtATimeByThoseWhoAnswerForTheBill() {
    done(holds.place(matter.matter(), "Scope", today(), COORDINATOR));

    assertThat(refusal(holds.place(matter.matter(), "More", today(), COORDINATOR))).isEqualTo(Refusal.HELD_BEFORE);
    assertThat(refusal(holds.place(matter.matter(), "More", today(), Billing.person(Engagement.ASSOCIATE))))
        .isEqualTo(Refusal.NOT_YOURS_TO_HOLD);
    assertThat(refusal(holds.lift(matter.matter(), "More", Billing.person(Engagement.ASSOCIATE))))
        .isEqualTo(Refusal.NOT_YOURS_TO_HOLD);
  }

  /** The client asked for it, so a bill that is read and signed meanwhile must not go out the same minute. */
  @Test
  void aBillOnItsWayIsReviewedAndNotSignedLastWhileTheHoldStands() {
    billing.june(matter.id());
    var preBill = billing.juneOf(matter);
    var path = "/api/matters/%s/billing-hold".formatted(matter.number());

    var held = HttpCalls.to(port).as("billing-coordinator")
        .post(path, "{\"reason\": \"Scope\", \"until\": \"%s\"}".formatted(today())).json();

    assertThat(held.at("/preBillsKeptBack/0/number").asText()).isEqualTo(preBill.number());
    assertThat(held.at("/preBillsKeptBack/0/state").asText()).isEqualTo("IN_REVIEW");
    var reviewed = done(
        reviews.review(preBill.id(), Billing.seen(preBill), Billing.person(matter.responsibleAttorney())));
    var partner = Billing.person(matter.billingPartner());
    assertThat(refusal(reviews.approve(preBill.id(), Billing.seen(reviewed), partner))).isEqualTo(Refusal.BILLING_HELD);
    assertThat(billing.juneOf(matter).state()).isEqualTo(PreBillState.IN_APPROVAL);

    done(holds.lift(matter.matter(), "Answered", COORDINATOR));

    assertThat(done(reviews.approve(preBill.id(), Billing.seen(reviewed), partner)).state())
        .isEqualTo(PreBillState.INVOICED);
  }

  @Test
  void aSignedBillThatWaitsToLeaveGoesBackToReview() {
    for (int day = 1; day <= 3; day++) {
      billing.worked(matter, Engagement.ASSOCIATE, Billing.JUNE_15.withDayOfMonth(day), "10.0",
          "Prepare for hearing " + day);
    }
    billing.june(matter.id());
    var preBill = billing.juneOf(matter);
    var reviewed = done(
        reviews.review(preBill.id(), Billing.seen(preBill), Billing.person(matter.responsibleAttorney())));
    var partner = Billing.person(matter.billingPartner());
    var approved = done(reviews.approve(preBill.id(), Billing.seen(reviewed), partner));
    assertThat(approved.state()).isEqualTo(PreBillState.APPROVED);

    done(holds.place(matter.matter(), "Scope", today(), COORDINATOR));

    var back = billing.juneOf(matter);
    assertThat(back.state()).isEqualTo(PreBillState.IN_REVIEW);
    assertThat(back.signature()).isEmpty();
    assertThat(back.invoiceNumber()).isEmpty();
    assertThat(jobs.nextDue("pre-bill", back.id().toString())).isEmpty();
    done(holds.lift(matter.matter(), "Answered", COORDINATOR));
    var again = done(reviews.review(back.id(), Billing.seen(back), Billing.person(matter.responsibleAttorney())));
    assertThat(done(reviews.approve(back.id(), Billing.seen(again), partner)).state()).isEqualTo(PreBillState.APPROVED);
  }

  @Test
  void theMattersPageSaysWhyAndUntilWhen() {
    var coordinator = HttpCalls.to(port).as("billing-coordinator");
    var path = "/api/matters/%s/billing-hold".formatted(matter.number());

    assertThat(coordinator.post(path, "{\"reason\": \"Scope\", \"until\": \"%s\"}".formatted(today())).status())
        .isEqualTo(200);

    var shown = coordinator.get("/api/matters/" + matter.number()).json().path("billingHold");
    assertThat(shown.path("reason").asText()).isEqualTo("Scope");
    assertThat(shown.path("until").asText()).isEqualTo(today().toString());
    assertThat(shown.path("placedBy").asText()).isEqualTo("billing-coordinator");
    assertThat(coordinator.post(path + "/release", "{\"reason\": \"Done\"}").json().path("releasedAt").asText())
        .isNotBlank();
    assertThat(coordinator.get("/api/matters/" + matter.number()).json().has("billingHold")).isFalse();
  }

  private String reasonOf(BillingCycleId run) {
    return progress.of(run).orElseThrow().matters().get(0).reason();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), directory.firm().zone());
  }

  private List<String> passed(BillingHold hold) {
    var instance = history.createHistoricProcessInstanceQuery()
        .processInstanceBusinessKey(hold.id().toString())
        .singleResult();
    return history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).list().stream()
        .map(HistoricActivityInstance::getActivityId).toList();
  }
}
