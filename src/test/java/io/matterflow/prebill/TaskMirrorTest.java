package io.matterflow.prebill;

import static io.matterflow.prebill.Billing.done;
import static io.matterflow.prebill.Billing.person;
import static io.matterflow.prebill.Billing.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.engine.MovableClock;
import io.matterflow.engine.WorkItems;
import io.matterflow.kernel.UserId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever is asked to review or sign has the task in the practice system too, for as long as they are asked. */
@ProductTest
@Tag("both-databases")
class TaskMirrorTest {

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private PreBillReviews reviews;
  @Autowired private Mirrored mirrored;
  @Autowired private Jobs jobs;
  @Autowired private MovableClock clock;
  @Autowired private WorkItems workItems;
  @Autowired private TaskService tasks;
  @Autowired private RuntimeService runtime;

  private Instant before;
  private Engagement engagement;

  @BeforeEach
  void aMatter() {
    before = clock.instant();
    engagement = firm.hourlyMatter().loaded();
  }

  @AfterEach
  void backToTheTimeOfOthers() {
    clock.standAt(before);
  }

  @Test
  void theReviewStandsThereWithItsDeadlineAndALinkToItsForm() {
    var preBill = billing.inReview(engagement);

    mirrored.told(preBill);

    assertThat(mirrored.opened(preBill)).singleElement().satisfies(line -> {
      var task = workItems.open("pre-bill", "reviewPreBill", preBill.id().toString()).orElseThrow();
      assertThat(line.content().get("title").asText())
          .isEqualTo("Review pre-bill %s, June 2026".formatted(engagement.number()));
      assertThat(line.content().get("assigneeId").asText()).isEqualTo(engagement.responsibleAttorney().value());
      assertThat(line.content().get("matterId").asText()).isEqualTo(engagement.number());
      assertThat(URI.create(line.content().get("link").asText()))
          .hasPath("/camunda/app/tasklist/default/").hasFragment("/?task=" + task);
      assertThat(LocalDate.parse(line.content().get("due").asText())).isAfter(LocalDate.of(2026, 6, 1));
      assertThat(line.content().toString()).doesNotContain(engagement.client().name(), "answer to the amended");
    });
  }

  @Test
  void itIsClosedThereWithOursAndTheSignatureIsAskedForInItsPlace() {
    var preBill = billing.inReview(engagement);
    mirrored.told(preBill);

    var reviewed = done(reviews.review(preBill.id(), seen(preBill), person(engagement.responsibleAttorney())));
    mirrored.told(preBill);
    assertThat(mirrored.open(preBill)).containsExactly(engagement.billingPartner() + ": Approve");

    done(reviews.approve(preBill.id(), seen(reviewed), person(engagement.billingPartner())));
    mirrored.told(preBill);
    assertThat(mirrored.open(preBill)).isEmpty();
    assertThat(mirrored.opened(preBill)).hasSize(2);
    assertThat(stillRunning(preBill)).isZero();
  }

  @Test
  void aRecallTakesTheSignatureFromThePartnersListAndPutsTheReviewBack() {
    var preBill = billing.inApproval(engagement);
    mirrored.told(preBill);

    done(reviews.recall(preBill.id(), seen(preBill), person(engagement.responsibleAttorney())));
    mirrored.told(preBill);

    assertThat(mirrored.open(preBill)).containsExactly(engagement.responsibleAttorney() + ": Review");
  }

  @Test
  void whatIsDoneBeforeItsTurnComesIsNeverOpenedThere() {
    var preBill = billing.inApproval(engagement);
    done(reviews.approve(preBill.id(), seen(preBill), person(engagement.billingPartner())));

    mirrored.told(preBill);

    assertThat(mirrored.of(preBill)).hasSize(2);
    assertThat(mirrored.opened(preBill)).isEmpty();
    assertThat(stillRunning(preBill)).isZero();
  }

  @Test
  void whoeverIsAskedTooHasItToo() {
    var preBill = billing.inReview(engagement);
    mirrored.told(preBill);

    clock.standAt(preBill.round().dueAt().orElseThrow().plus(Duration.ofDays(5)));
    jobs.runDue("pre-bill-ladder", preBill.id().toString());
    mirrored.told(preBill);

    assertThat(mirrored.open(preBill)).contains(
        engagement.responsibleAttorney() + ": Review", engagement.billingPartner() + ": Review");
    assertThat(mirrored.opened(preBill)).hasSameSizeAs(mirrored.open(preBill));
  }

  @Test
  void whoeverTakesItHasItAloneUntilTheyPutItBack() {
    var preBill = billing.inReview(engagement);
    mirrored.told(preBill);
    var task = workItems.open("pre-bill", "reviewPreBill", preBill.id().toString()).orElseThrow();

    tasks.setAssignee(task, engagement.billingPartner().value());
    mirrored.told(preBill);
    assertThat(mirrored.open(preBill)).containsExactly(engagement.billingPartner() + ": Review");

    tasks.setAssignee(task, null);
    mirrored.told(preBill);
    assertThat(mirrored.open(preBill)).containsExactly(engagement.responsibleAttorney() + ": Review");
    assertThat(mirrored.opened(preBill)).hasSize(3);
  }

  @Test
  void whoIsNobodyThereHasNothingThere() {
    var preBill = billing.inReview(engagement);
    mirrored.told(preBill);

    tasks.setAssignee(workItems.open("pre-bill", "reviewPreBill", preBill.id().toString()).orElseThrow(),
        "billing-admin");
    mirrored.told(preBill);

    assertThat(mirrored.open(preBill)).isEmpty();
    assertThat(mirrored.of(preBill)).hasSize(1);
  }

  @Test
  void aTaskThatIsOfferedAnewToTheSamePeopleStaysAsItIs() {
    var preBill = billing.inReview(engagement);
    mirrored.told(preBill);

    workItems.offerAnew(new UserId(engagement.responsibleAttorney().value()));
    mirrored.told(preBill);

    assertThat(mirrored.opened(preBill)).hasSize(1);
    assertThat(mirrored.open(preBill)).hasSize(1);
  }

  @Test
  void aCaseThatIsEndedByHandLeavesNothingOpenThere() {
    var preBill = billing.inReview(engagement);
    mirrored.told(preBill);
    var instance = runtime.createProcessInstanceQuery()
        .processDefinitionKey("pre-bill").processInstanceBusinessKey(preBill.id().toString()).singleResult();

    runtime.deleteProcessInstance(instance.getId(), "withdrawn");
    mirrored.told(preBill);

    assertThat(mirrored.open(preBill)).isEmpty();
    assertThat(stillRunning(preBill)).isZero();
  }

  @Test
  void exceptionsStandHereAlone() {
    var guided = firm.hourlyMatter().withGuidelines(30).loaded();
    billing.worked(guided, "1.25", "Draft the answer to the complaint");
    billing.june(guided.id());

    assertThat(billing.juneOf(guided).state().holdsForExceptions()).isTrue();
    assertThat(mirrored.of(billing.juneOf(guided))).isEmpty();
  }

  private long stillRunning(PreBill preBill) {
    return mirrored.of(preBill).stream()
        .mapToLong(id -> runtime.createProcessInstanceQuery().processInstanceBusinessKey(id).count())
        .sum();
  }
}
