package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Newcomers;
import io.matterflow.TestPeople;
import io.matterflow.capture.Capturing;
import io.matterflow.kernel.TimekeeperId;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a timekeeper begins in Tasklist about their own time: the table now, and how to be asked. */
@BrowserTest
class OwnTimeFormTest {

  @Autowired private Firm firm;
  @Autowired private Newcomers newcomers;
  @Autowired private Capturing capturing;
  @Autowired private TaskService tasks;
  @LocalServerPort private int port;

  private TimekeeperId associate;

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

  private HttpCalls me() {
    return HttpCalls.to(port).as(associate.value());
  }
}
