package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Newcomers;
import io.matterflow.TestPeople;
import io.matterflow.capture.Capturing;
import io.matterflow.engine.MovableClock;
import io.matterflow.kernel.TimekeeperId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a timekeeper begins in Tasklist about their own time: the table now, and how to be asked. */
@BrowserTest
class OwnTimeFormTest {

  @Autowired private Firm firm;
  @Autowired private Newcomers newcomers;
  @Autowired private Capturing capturing;
  @Autowired private TaskService tasks;
  @Autowired private MovableClock clock;
  @LocalServerPort private int port;

  private TimekeeperId associate;
  private int sent;

  @BeforeEach
  void anAssociateOfTheFirm() {
    associate = newcomers.associate();
  }

  @Test
  void theDayIsPutUpAndThePersonIsAskedAsTheyChoose(Tasklist tasklist) {
    capturing.promptOf(firm.hourlyMatter().withOnTheTeam(associate.value()).loaded(), associate);
    tasklist.signIn(associate.value(), TestPeople.PASSWORD).startProcess("Review the day");

    tasklist.tick("all of the day in one table").tick("the weekly nudge alone").picture("start-day-review").start();

    assertThat(me().get("/api/prompt-settings").json().path("mode").asText()).isEqualTo("DAY_REVIEW");
    assertThat(me().get("/api/prompt-settings").json().path("notices").asText()).isEqualTo("OFF");
    assertThat(tasks.createTaskQuery().taskAssignee(associate.value()).list()).extracting(Task::getTaskDefinitionKey)
        .containsExactly("reviewDay");
  }

  @Test
  void nothingToReviewIsSaid(Tasklist tasklist) {
    tasklist.signIn(associate.value(), TestPeople.PASSWORD).startProcess("Review the day");

    assertThat(tasklist.startAndBeRefused()).contains("No prompt waits for an answer.");
  }

  @Test
  void whatWasLeftOutIsTakenUpSetAsideOrErasedByKeyboard(Tasklist tasklist) {
    var matter = firm.hourlyMatter().withOnTheTeam(associate.value()).loaded();
    var inquiry = wrote("someone.new@outlook.example", "Do you take new cases?");
    var dinner = wrote("old.friend@outlook.example", "Dinner on Friday");
    var meeting = meets("Dentist");
    tasklist.signIn(associate.value(), TestPeople.PASSWORD).startProcess("Review the day");
    assertThat(tasklist.text()).contains("What was left out", "No matter was found for (2)", "Still to come (1)");

    tasklist.focus("#list-unmatched").keys(Keys.ENTER).keys(Keys.TAB)
        .untilThere("#what-%s:focus".formatted(dinner)).keys("Pers").until("Erase");
    tasklist.keys(Keys.TAB, Keys.ENTER).untilThere("#what-%s:focus".formatted(inquiry));
    assertThat(tasklist.text()).contains("Erased", "No matter was found for (1)")
        .doesNotContain("Dinner", "old.friend");

    tasklist.keys("Work")
        .until("Take up")
        .keys(Keys.TAB)
        .keys("0000-0000", Keys.ENTER)
        .until("There is no matter 0000-0000");
    tasklist.keys(Keys.TAB)
        .keys(Keys.chord(Keys.CONTROL, "a"), matter.number())
        .picture("start-day-review-left-out")
        .keys(Keys.ENTER)
        .until("Taken up on " + matter.number());
    tasklist.focus("#list-planned").keys(Keys.ENTER).keys(Keys.TAB).untilThere("#what-%s:focus".formatted(meeting))
        .keys("Admin").until("Set aside").keys(Keys.TAB, Keys.ENTER).until("Still to come (0)");
    tasklist.start();

    assertThat(me().get("/api/time-prompts").json().path("items")).singleElement()
        .satisfies(prompt -> assertThat(prompt.path("matterId").asText()).isEqualTo(matter.number()));
    assertThat(List.of(inquiry, dinner, meeting))
        .extracting(id -> me().get("/api/activity-signals/" + id).json().path("state").asText())
        .containsExactly("MATCHED", "DISMISSED", "DISMISSED");
    assertThat(tasks.createTaskQuery().taskAssignee(associate.value()).list()).extracting(Task::getTaskDefinitionKey)
        .containsExactly("reviewDay");
  }

  private String wrote(String stranger, String subject) {
    return sent(Map.of("id", UUID.randomUUID().toString(), "timestamp", "2026-06-1%dT10:00:00-05:00".formatted(sent++),
        "kind", "EMAIL",
        "direction", "OUT", "timekeeperId", associate.value(), "from", Newcomers.mailOf(associate), "to",
        List.of(stranger),
        "subject", subject));
  }

  private String meets(String subject) {
    return sent(
        Map.of("id", UUID.randomUUID().toString(), "timestamp", clock.instant().plus(Duration.ofDays(3)).toString(),
        "kind", "CALENDAR", "durationSec", 1800, "timekeeperId", associate.value(),
        "attendees", List.of(Newcomers.mailOf(associate), "dentist@teeth.example"), "subject", subject));
  }

  private String sent(Map<String, Object> signal) {
    return HttpCalls.to(port)
        .as("system")
        .post("/api/activity-signals", List.of(signal))
        .json()
        .at("/results/0/signalId")
        .asText();
  }

  private HttpCalls me() {
    return HttpCalls.to(port).as(associate.value());
  }
}
