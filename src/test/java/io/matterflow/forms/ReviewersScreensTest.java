package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Newcomers;
import io.matterflow.TestPeople;
import io.matterflow.engine.WorkList;
import io.matterflow.kernel.Role;
import io.matterflow.prebill.Billing;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What meets whoever reviews and signs: the list in its order, a link to one task, a hold, one answer for the same
 * findings.
 */
@BrowserTest
class ReviewersScreensTest {

  private static final String COORDINATOR = Role.BILLING_COORDINATOR.group();

  @Autowired private Firm firm;
  @Autowired private Newcomers newcomers;
  @Autowired private TestPeople people;
  @Autowired private Billing billing;
  @Autowired private TaskService tasks;
  @Autowired private Clock clock;
  @Autowired private WorkList workList;
  @LocalServerPort private int port;

  @Test
  void aNewPersonsListBeginsWithWhatIsUrgentAndThenWithWhatIsDueFirst(Tasklist tasklist) {
    var person = newcomers.associate().value();
    var created = List.of(
        task(person, "Due late", 50, 9), task(person, "Urgent", 90, 20), task(person, "Due soon", 50, 1),
        task(person, "Can wait", 10, 1));
    try {
      tasklist.signIn(person, TestPeople.PASSWORD);

      assertThat(tasklist.allTitles()).containsExactly("Urgent", "Due soon", "Due late", "Can wait");
    } finally {
      created.forEach(task -> tasks.deleteTask(task, true));
    }
  }

  @Test
  void aLinkOpensItsTaskAlsoForSomebodyWhoHasToSignInFirst(Tasklist tasklist) {
    var partner = newcomers.associate().value();
    people.timekeeper(partner, Role.TIMEKEEPER, Role.BILLING_PARTNER);
    var preBill = billing.inApproval(firm.hourlyMatter().billingPartner(partner).loaded());
    var other = billing.inApproval(firm.hourlyMatter().billingPartner(partner).loaded());
    var link = workList.of(taskOf(preBill.id().toString()).getId());

    tasklist.signIn(partner, TestPeople.PASSWORD).follow(link);
    assertThat(tasklist.text()).contains(preBill.number() + "\nversion 1")
        .doesNotContain(other.number() + "\nversion 1");

    tasklist.signOut();
    tasklist.followSigningIn(link, partner, TestPeople.PASSWORD);
    assertThat(tasklist.text()).contains(preBill.number() + "\nversion 1");
  }

  @Test
  void aStandingHoldIsSeenBeforeItIsReviewedAndSigned(Tasklist tasklist) {
    var attorney = newcomers.associate().value();
    people.timekeeper(attorney, Role.TIMEKEEPER, Role.RESPONSIBLE_ATTORNEY);
    var partner = newcomers.associate().value();
    people.timekeeper(partner, Role.TIMEKEEPER, Role.BILLING_PARTNER);
    var matter = firm.hourlyMatter().responsibleAttorney(attorney).billingPartner(partner).loaded();
    billing.hourWorked(matter);
    billing.june(matter.id());
    var until = LocalDate.parse(as(COORDINATOR).get("/api/firm").json().path("today").asText()).plusDays(10);
    as(COORDINATOR).post("/api/matters/%s/billing-hold".formatted(matter.number()),
        Map.of("reason", "The client asks about the scope", "until", until.toString()));

    tasklist.signIn(attorney, TestPeople.PASSWORD).open("Review pre-bill " + matter.number()).claim();
    assertThat(tasklist.text()).contains("The bills of this matter are held through",
        "The client asks about the scope");
    tasklist.complete();
    tasklist.signIn(partner, TestPeople.PASSWORD).open("Approve pre-bill " + matter.number()).claim();

    assertThat(tasklist.text()).contains("The bills of this matter are held through",
        "The client asks about the scope");
    tasklist.picture("approve-pre-bill-held");
    assertThat(tasklist.completeAndBeRefused()).contains("held");
  }

  @Test
  void oneAnswerDoesForTheSameFindingsOfADay(Tasklist tasklist) {
    var worker = newcomers.associate();
    var matter = firm.hourlyMatter().withGuidelines(60).withOnTheTeam(worker.value()).loaded();
    billing.worked(matter, worker, Billing.JUNE_15, "1.25", "Draft the amended answer");
    billing.worked(matter, worker, Billing.JUNE_15, "1.25", "Review the deposition of the harbor master");
    var preBill = billing.juneOf(matter, "MONTHLY");
    tasklist.signIn(worker.value(), TestPeople.PASSWORD)
        .open("Resolve exceptions of pre-bill " + matter.number())
        .claim();
    assertThat(tasklist.text()).contains("The same for the other lines of this day with this finding (1)");

    tasklist.choose("Answer", "Leave it for the next bill").fill("Reason", "The timer was read wrongly")
        .tickStarting("The same for the other lines")
        .picture("resolve-exceptions-alike")
        .press("Answer")
        .until("Nothing is open here any more.");

    var exceptions = as(COORDINATOR).get("/api/pre-bills/" + preBill).json().path("exceptions");
    assertThat(exceptions.findValuesAsText("resolution")).containsOnly("DEFERRED");
    assertThat(exceptions.findValuesAsText("reason")).filteredOn("The timer was read wrongly"::equals).hasSize(2);
  }

  @Test
  void aRunIsProposedUpToTheLastPeriodThatIsOver(Tasklist tasklist) {
    var today = LocalDate.parse(as(COORDINATOR).get("/api/firm").json().path("today").asText());
    tasklist.signIn(COORDINATOR, TestPeople.PASSWORD).startProcess("Billing cycle");

    assertThat(tasklist.labelled("Up to").getDomProperty("value"))
        .isEqualTo(today.withDayOfMonth(1).minusDays(1).toString());
    tasklist.choose("Cycle", "Completion");
    assertThat(tasklist.labelled("Up to").getDomProperty("value")).isEqualTo(today.minusDays(1).toString());
    tasklist.choose("Cycle", "Quarterly").picture("start-billing-run");

    var quarter = today.withDayOfMonth(1).withMonth((today.getMonthValue() - 1) / 3 * 3 + 1).minusDays(1);
    assertThat(tasklist.labelled("Up to").getDomProperty("value")).isEqualTo(quarter.toString());
  }

  private String task(String person, String name, int priority, int dueInDays) {
    var task = tasks.newTask();
    task.setName(name);
    task.setAssignee(person);
    task.setPriority(priority);
    task.setDueDate(Date.from(clock.instant().plus(Duration.ofDays(dueInDays))));
    tasks.saveTask(task);
    return task.getId();
  }

  private Task taskOf(String preBill) {
    return tasks.createTaskQuery()
        .processInstanceBusinessKey(preBill)
        .taskDefinitionKey("approvePreBill")
        .singleResult();
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }
}
