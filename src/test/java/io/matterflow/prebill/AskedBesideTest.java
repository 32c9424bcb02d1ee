package io.matterflow.prebill;

import static io.matterflow.prebill.Billing.done;
import static io.matterflow.prebill.Billing.person;
import static io.matterflow.prebill.Billing.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.TestPeople;
import io.matterflow.engine.MovableClock;
import io.matterflow.engine.RoleHolders;
import io.matterflow.engine.WorkItems;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * After an escalation the task is still in the list of everybody who was asked, the first too, and each of them may
 * take it.
 */
@ProductTest
@Tag("both-databases")
class AskedBesideTest {

  private static final Duration A_WEEK = Duration.ofDays(7);
  private static final String ATTORNEY = "TK09";
  private static final String PARTNER = "TK04";

  @LocalServerPort private int port;
  @Autowired private Firm firm;
  @Autowired private TestPeople people;
  @Autowired private Billing billing;
  @Autowired private PreBillReviews reviews;
  @Autowired private Mirrored mirrored;
  @Autowired private MovableClock clock;
  @Autowired private Jobs jobs;
  @Autowired private WorkItems workItems;
  @Autowired private RoleHolders holders;
  @Autowired private TaskService tasks;

  private Instant before;

  @BeforeEach
  void twoAttorneysWithLogins() {
    before = clock.instant();
    people.timekeeper(ATTORNEY, Role.TIMEKEEPER, Role.RESPONSIBLE_ATTORNEY);
    people.timekeeper(PARTNER, Role.TIMEKEEPER, Role.BILLING_PARTNER);
    people.timekeeper(Engagement.ASSOCIATE.value(), Role.TIMEKEEPER);
  }

  @AfterEach
  void backToTheTimeOfOthers() {
    clock.standAt(before);
  }

  @Test
  void aReviewIsLeftToWhoeverWasAskedFirst() {
    var matter = matter();
    var preBill = billing.inReview(matter);
    mirrored.told(preBill);
    passUp(preBill);

    assertMayTake("reviewPreBill", preBill, List.of(ATTORNEY, PARTNER, lastResort()));

    assertThat(mirrored.open(preBill)).contains(ATTORNEY + ": Review");
    done(reviews.review(preBill.id(), seen(billing.current(preBill)), person(new TimekeeperId(ATTORNEY))));
    mirrored.told(preBill);
    assertThat(mirrored.open(preBill)).containsExactly(PARTNER + ": Approve");
  }

  @Test
  void anApprovalIsLeftToWhoeverWasAskedFirst() {
    var preBill = billing.inApproval(matter());
    mirrored.told(preBill);
    passUp(preBill);

    assertMayTake("approvePreBill", preBill, List.of(PARTNER, lastResort()));
    assertThat(mirrored.open(preBill)).contains(PARTNER + ": Approve");
  }

  @Test
  void exceptionsAreLeftToWhoeverWasAskedFirst() {
    var matter = firm.hourlyMatter().withGuidelines(30).responsibleAttorney(ATTORNEY).billingPartner(PARTNER).loaded();
    billing.worked(matter, "1.25", "Draft the answer to the complaint");
    billing.june(matter.id());
    var preBill = billing.juneOf(matter);
    passUp(preBill);

    assertMayTake("resolveExceptions", preBill, List.of(Engagement.ASSOCIATE.value(), ATTORNEY));
  }

  /** Each finds it in their list, opens it and takes it. */
  private void assertMayTake(String step, PreBill preBill, List<String> asked) {
    var task = task(step, preBill);
    for (var person : asked) {
      var caller = as(person);
      assertThat(caller.get("/engine-rest/task?maxResults=10&processInstanceBusinessKey=" + preBill.id()).body())
          .as(person)
          .contains(task);
      assertThat(caller.get("/engine-rest/task/" + task).status()).as(person).isEqualTo(200);
      assertThat(caller.get("/api/tasks/" + task).status()).as(person).isEqualTo(200);
      assertThat(caller.post("/engine-rest/task/" + task + "/claim", Map.of("userId", person)).status()).as(person)
          .isEqualTo(204);
      tasks.setAssignee(task, null);
    }
  }

  /** As far as the ladder goes. */
  private void passUp(PreBill preBill) {
    for (int week = 1; week <= 3; week++) {
      clock.standAt(preBill.round().dueAt().orElseThrow().plus(A_WEEK.multipliedBy(week)));
      jobs.runDue("pre-bill-ladder", preBill.id().toString());
    }
    assertThat(billing.current(preBill).round().asked()).hasSizeGreaterThan(1);
  }

  private Engagement matter() {
    return firm.hourlyMatter().responsibleAttorney(ATTORNEY).billingPartner(PARTNER).loaded();
  }

  private String lastResort() {
    return holders.holding(Role.BILLING_ADMIN).get(0).value();
  }

  private String task(String step, PreBill preBill) {
    return workItems.open("pre-bill", step, preBill.id().toString()).orElseThrow();
  }

  private HttpCalls as(String person) {
    return HttpCalls.to(port).as(person, TestPeople.PASSWORD);
  }
}
