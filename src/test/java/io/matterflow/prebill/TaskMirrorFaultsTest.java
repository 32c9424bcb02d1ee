package io.matterflow.prebill;

import static io.matterflow.prebill.Billing.done;
import static io.matterflow.prebill.Billing.person;
import static io.matterflow.prebill.Billing.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.vendors.Mood;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The practice system is down, hangs, or hears of the end before the beginning: reviews go on, and its list is right in
 * the end.
 */
@ProductTest
@Tag("both-databases")
class TaskMirrorFaultsTest {

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private PreBillReviews reviews;
  @Autowired private Mirrored mirrored;
  @Autowired private ManagementService management;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @LocalServerPort private int port;

  private Engagement engagement;
  private PreBill preBill;

  @BeforeEach
  void aReview() {
    engagement = firm.hourlyMatter().loaded();
    preBill = billing.inReview(engagement);
  }

  @AfterEach
  void allIsWell() {
    mirrored.become(Mood.WELL);
  }

  @Test
  void aSystemThatIsDownHoldsUpNoReviewAndLeavesAnIncidentWithAnOwner() {
    mirrored.become(Mood.FAIL);
    failsAsOftenAsItMay(review());

    assertThat(blocked(review())).contains("\"owner\":\"billing-admin\"", "Open it over there", "goes on in Tasklist");

    reviewed();
    assertThat(billing.current(preBill).state()).isEqualTo(PreBillState.IN_APPROVAL);
    assertThat(blocked(review())).as("nobody needs it any more").isEmpty();
    run(review());
    run(review());
    assertThat(isOver(review())).isTrue();
    assertThat(mirrored.opened(preBill)).isEmpty();
  }

  @Test
  void anIncidentThatIsTriedAgainWhenTheSystemIsBackOpensItOnce() {
    mirrored.become(Mood.FAIL);
    failsAsOftenAsItMay(review());

    mirrored.become(Mood.WELL);
    var incident = runtime.createIncidentQuery().processInstanceId(job(review()).getProcessInstanceId()).singleResult();
    var answer = HttpCalls.to(port)
        .as("billing-admin")
        .post("/api/exceptions/%s/retry".formatted(incident.getId()), Map.of());
    assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
    mirrored.told(preBill);

    assertThat(mirrored.open(preBill)).containsExactly(engagement.responsibleAttorney() + ": Review");
  }

  @Test
  void oneThatArrivedWithoutAnAnswerIsFoundAndClosedWhenTheReviewEndsMeanwhile() {
    mirrored.become(Mood.HANG_AFTER);
    assertThatThrownBy(() -> run(review())).isInstanceOf(RuntimeException.class);
    assertThat(mirrored.open(preBill)).hasSize(1);

    reviewed();
    mirrored.become(Mood.WELL);
    run(review());
    run(review());

    assertThat(mirrored.opened(preBill)).hasSize(1);
    assertThat(mirrored.open(preBill)).isEmpty();
    assertThat(isOver(review())).isTrue();
  }

  @Test
  void oneThatNeverArrivedIsNotOpenedAfterTheReview() {
    mirrored.become(Mood.HANG_BEFORE);
    assertThatThrownBy(() -> run(review())).isInstanceOf(RuntimeException.class);

    reviewed();
    mirrored.become(Mood.WELL);
    run(review());
    run(review());

    assertThat(mirrored.opened(preBill)).isEmpty();
    assertThat(isOver(review())).isTrue();
  }

  @Test
  void oneThatArrivedWithoutAnAnswerIsNotDoubled() {
    mirrored.become(Mood.HANG_AFTER);
    assertThatThrownBy(() -> run(review())).isInstanceOf(RuntimeException.class);

    mirrored.become(Mood.WELL);
    mirrored.told(preBill);

    assertThat(mirrored.opened(preBill)).hasSize(1);
    assertThat(mirrored.open(preBill)).hasSize(1);
  }

  @Test
  void aPersonSaysWhetherItIsThereWhenTheSystemCannotBeAsked() {
    mirrored.become(Mood.HANG_AFTER);
    assertThatThrownBy(() -> run(review())).isInstanceOf(RuntimeException.class);
    run(review());
    var question = tasks.createTaskQuery().processInstanceBusinessKey(review()).singleResult();
    assertThat(question.getTaskDefinitionKey()).isEqualTo("confirmWhetherSent_mirror");

    mirrored.become(Mood.WELL);
    var answer = HttpCalls.to(port).as("billing-admin")
        .post("/api/tasks/" + question.getId() + "/finish", Map.of("outcome", "SENT"));
    assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
    run(review());
    reviewed();
    run(review());

    assertThat(mirrored.opened(preBill)).hasSize(1);
    assertThat(mirrored.open(preBill)).isEmpty();
  }

  @Test
  void aClosingThatFailsIsTriedUntilItIsClosed() {
    mirrored.told(preBill);
    reviewed();

    for (var mood : new Mood[] {Mood.FAIL, Mood.HANG_BEFORE, Mood.HANG_AFTER}) {
      mirrored.become(mood);
      assertThatThrownBy(() -> run(review())).isInstanceOf(RuntimeException.class);
    }
    mirrored.become(Mood.WELL);
    run(review());

    assertThat(isOver(review())).isTrue();
    mirrored.told(preBill);
    assertThat(mirrored.open(preBill)).containsExactly(engagement.billingPartner() + ": Approve");
  }

  @Test
  void aReviewThatEndsWhileItIsOpenedOverThereWaitsForNothingAndIsClosedAfterwards() throws Exception {
    mirrored.vendor().become(Mood.LATE, Duration.ofMillis(1500));
    var beside = Executors.newSingleThreadExecutor();
    var opening = beside.submit(() -> run(review()));
    while (mirrored.vendor().waiting().isEmpty() && !opening.isDone()) {
      Thread.onSpinWait();
    }

    reviewed();
    assertThat(opening).as("still under way").isNotDone();
    opening.get(20, TimeUnit.SECONDS);
    beside.shutdown();
    mirrored.become(Mood.WELL);
    mirrored.told(preBill);

    assertThat(mirrored.opened(preBill)).hasSize(2);
    assertThat(mirrored.open(preBill)).containsExactly(engagement.billingPartner() + ": Approve");
  }

  private String review() {
    return mirrored.of(preBill, engagement.responsibleAttorney());
  }

  private void reviewed() {
    done(reviews.review(preBill.id(), seen(preBill), person(engagement.responsibleAttorney())));
  }

  private void run(String mirror) {
    management.executeJob(job(mirror).getId());
  }

  private void failsAsOftenAsItMay(String mirror) {
    while (job(mirror).getRetries() > 0) {
      assertThatThrownBy(() -> run(mirror)).isInstanceOf(RuntimeException.class);
    }
  }

  private Job job(String mirror) {
    var instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(mirror).singleResult();
    return management.createJobQuery().processInstanceId(instance.getId()).singleResult();
  }

  private boolean isOver(String mirror) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(mirror).count() == 0;
  }

  private String blocked(String mirror) {
    return HttpCalls.to(port).as("billing-admin").items("/api/exceptions").stream()
        .map(JsonNode::toString)
        .filter(item -> item.contains(mirror))
        .findFirst()
        .orElse("");
  }
}
