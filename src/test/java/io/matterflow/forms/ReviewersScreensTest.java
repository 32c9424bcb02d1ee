package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Newcomers;
import io.matterflow.TestPeople;
import io.matterflow.kernel.Role;
import io.matterflow.prebill.Billing;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What meets whoever reviews and signs: the list in its order, a hold, the period of a run. */
@BrowserTest
class ReviewersScreensTest {

  private static final String COORDINATOR = Role.BILLING_COORDINATOR.group();

  @Autowired private Firm firm;
  @Autowired private Newcomers newcomers;
  @Autowired private TestPeople people;
  @Autowired private Billing billing;
  @Autowired private TaskService tasks;
  @LocalServerPort private int port;

  @Test
  void aNewPersonsListBeginsWithWhatIsUrgentAndThenWithWhatIsDueFirst(Tasklist tasklist) {
    var person = newcomers.associate().value();
    var created = List.of(
        task(person, "Due late", 50, 9), task(person, "Urgent", 90, 20), task(person, "Due soon", 50, 1), task(person, "Can wait", 10, 1));
    try {
      tasklist.signIn(person, TestPeople.PASSWORD);

      assertThat(tasklist.allTitles()).containsExactly("Urgent", "Due soon", "Due late", "Can wait");
    } finally {
      created.forEach(task -> tasks.deleteTask(task, true));
    }
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
    assertThat(tasklist.text()).contains("The bills of this matter are held through", "The client asks about the scope");
    tasklist.complete();
    tasklist.signIn(partner, TestPeople.PASSWORD).open("Approve pre-bill " + matter.number()).claim();

    assertThat(tasklist.text()).contains("The bills of this matter are held through", "The client asks about the scope");
    tasklist.picture("approve-pre-bill-held");
    assertThat(tasklist.completeAndBeRefused()).contains("held");
  }

  @Test
  void aRunIsProposedUpToTheLastPeriodThatIsOver(Tasklist tasklist) {
    var today = LocalDate.parse(as(COORDINATOR).get("/api/firm").json().path("today").asText());
    tasklist.signIn(COORDINATOR, TestPeople.PASSWORD).startProcess("Billing cycle");

    assertThat(tasklist.labelled("Up to").getDomProperty("value")).isEqualTo(today.withDayOfMonth(1).minusDays(1).toString());
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
    task.setDueDate(Date.from(new Date().toInstant().plus(Duration.ofDays(dueInDays))));
    tasks.saveTask(task);
    return task.getId();
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }
}
