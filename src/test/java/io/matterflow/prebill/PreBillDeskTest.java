package io.matterflow.prebill;

import static io.matterflow.prebill.Billing.ADMIN;
import static io.matterflow.prebill.Billing.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.engine.TaskDesk.TaskOutcome;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.engine.VisibleTasks;
import io.matterflow.engine.VisibleTasks.Finished;
import io.matterflow.engine.VisibleTasks.VisibleTask;
import io.matterflow.engine.WorkItems;
import io.matterflow.kernel.Actor;
import io.matterflow.rest.Problem;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The tasks of a pre-bill as their forms see and finish them. */
@ProductTest
class PreBillDeskTest {

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private VisibleTasks tasks;
  @Autowired private WorkItems workItems;

  private Engagement engagement;
  private Actor attorney;
  private Actor partner;

  @BeforeEach
  void aMatter() {
    engagement = firm.hourlyMatter().loaded();
    attorney = person(engagement.responsibleAttorney());
    partner = person(engagement.billingPartner());
  }

  @Test
  void aReviewIsToldApartInAListAndSaysWhatItIsAbout() {
    var preBill = billing.inReview(engagement);

    var task = visible(preBill, "reviewPreBill", attorney).orElseThrow();

    assertThat(task.title()).isEqualTo("Review pre-bill %s, June 2026".formatted(engagement.number()));
    assertThat(task.due()).isEqualTo(preBill.round().dueAt());
    assertThat(task.sheet().facts()).contains(
        new Fact("Pre-bill", preBill.number() + ", version 1"), new Fact("Total", "USD 370.00"),
        new Fact("Lines", "1, 1.0 hours"));
    assertThat(task.sheet().links()).containsExactly(new Link("self", "Pre-bill", "/api/pre-bills/" + preBill.id()));
    assertThat(visible(preBill, "reviewPreBill", person(Engagement.ASSOCIATE))).isEmpty();
  }

  @Test
  void aReviewIsPassedOnInTheVersionThatTheFormHasShown() {
    var preBill = billing.inReview(engagement);
    var task = open(preBill, "reviewPreBill");

    assertThatThrownBy(() -> tasks.finish(task, outcome("REVIEWED", ""), attorney))
        .isInstanceOfSatisfying(Problem.class, problem ->
            assertThat(problem.pointers().get(0).pointer()).isEqualTo("/answers/version"));
    assertThatThrownBy(() -> tasks.finish(task, outcome("REVIEWED", "2"), attorney))
        .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo("STALE_VERSION"));
    assertThat(tasks.finish(task, outcome("REVIEWED", "1"), attorney)).isEqualTo(Finished.DONE);

    assertThat(billing.current(preBill).state()).isEqualTo(PreBillState.IN_APPROVAL);
  }

  @Test
  void theSignatureIsGivenOrRefusedFromTheForm() {
    var preBill = billing.inApproval(engagement);

    assertThat(visible(preBill, "approvePreBill", partner).orElseThrow().title())
        .isEqualTo("Approve pre-bill %s, June 2026".formatted(engagement.number()));
    var returned = new TaskOutcome("RETURN", Optional.of("the second line is vague"), Map.of("version", "1"));
    assertThat(tasks.finish(open(preBill, "approvePreBill"), returned, partner)).isEqualTo(Finished.DONE);
    assertThat(billing.current(preBill).round().returned()).isEqualTo(1);

    tasks.finish(open(preBill, "reviewPreBill"), outcome("REVIEWED", "1"), attorney);
    tasks.finish(open(preBill, "approvePreBill"), outcome("APPROVE", "1"), partner);
    assertThat(billing.current(preBill).signature()).isPresent();
  }

  @Test
  void anotherPersonsTaskIsNotEvenSeen() {
    var preBill = billing.inApproval(engagement);

    assertThat(tasks.finish(open(preBill, "approvePreBill"), outcome("APPROVE", "1"), attorney))
        .isEqualTo(Finished.UNSEEN);
    assertThat(tasks.finish(open(preBill, "approvePreBill"), outcome("APPROVE", "1"), ADMIN))
        .isEqualTo(Finished.UNSEEN);
    assertThat(billing.current(preBill).signature()).isEmpty();
  }

  @Test
  void exceptionsAreNotAnsweredByClosingTheTask() {
    engagement = firm.hourlyMatter().withGuidelines(30).loaded();
    billing.worked(engagement, "1.25", "Draft the answer to the complaint");
    billing.june(engagement.id());
    var preBill = billing.juneOf(engagement);
    var timekeeper = person(Engagement.ASSOCIATE);
    var task = visible(preBill, "resolveExceptions", timekeeper).orElseThrow();
    assertThat(task.title()).isEqualTo("Resolve exceptions of pre-bill %s, June 2026".formatted(engagement.number()));

    assertThatThrownBy(() -> tasks.finish(open(preBill, "resolveExceptions"), outcome("DONE", ""), timekeeper))
        .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo("EXCEPTIONS_OPEN"));

    assertThat(billing.current(preBill).state()).isEqualTo(PreBillState.WAITING_ON_TIMEKEEPER);
  }

  private Optional<VisibleTask> visible(PreBill preBill, String task, Actor actor) {
    return tasks.find(open(preBill, task), actor);
  }

  private String open(PreBill preBill, String task) {
    return workItems.open("pre-bill", task, preBill.id().toString()).orElseThrow();
  }

  private static TaskOutcome outcome(String id, String version) {
    return new TaskOutcome(id, Optional.empty(), version.isEmpty() ? Map.of() : Map.of("version", version));
  }
}
