package io.matterflow.capture;

import static io.matterflow.capture.Capturing.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.capture.Answer.Done;
import io.matterflow.capture.Answer.Refused;
import io.matterflow.kernel.BilledTime;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An approved prompt reaches the practice system once, whatever happens on the way. */
@ProductTest
@Tag("both-databases")
class TimePostingTest {

  private static final int TRIES = 5;

  @Autowired private Firm firm;
  @Autowired private Capturing capturing;
  @Autowired private TimePrompts prompts;
  @Autowired private JdbcTimeEntries entries;
  @Autowired private EnteredTimeIntake intake;
  @Autowired private LocalVendors vendors;
  @Autowired private RuntimeService runtime;
  @LocalServerPort private int port;

  @AfterEach
  void thePracticeSystemIsWellAgain() {
    vendors.named("practice").become(Mood.WELL);
  }

  @Test
  void aPracticeSystemThatIsDownIsTriedAgainAndThenNamesItsOwner() {
    var prompt = capturing.approve(capturing.prompt(firm.hourlyMatter().loaded()));
    vendors.named("practice").become(Mood.FAIL);

    for (int attempt = 0; attempt < TRIES; attempt++) {
      assertThatThrownBy(() -> capturing.tryJob(prompt.signal())).hasMessageContaining("practice");
    }

    var incident = runtime.createIncidentQuery()
        .processInstanceId(capturing.job(prompt.signal()).getProcessInstanceId()).singleResult();
    var exceptions = admin().items("/api/exceptions?owner=billing-coordinator");
    assertThat(exceptions.toString()).contains(incident.getId(), "See that the practice system can be reached");
    vendors.named("practice").become(Mood.WELL);
    assertThat(admin().post("/api/exceptions/%s/retry".formatted(incident.getId()), "{}").status()).isEqualTo(202);
    capturing.tryJob(prompt.signal());

    assertThat(capturing.inThePracticeSystem(prompt)).hasSize(1);
    assertThat(capturing.now(prompt).state()).isEqualTo(PromptState.POSTED);
  }

  @Test
  void anAnswerLostOnTheWayBackPostsNothingTwice() {
    var prompt = capturing.approve(capturing.prompt(firm.hourlyMatter().loaded()));
    vendors.named("practice").become(Mood.HANG_AFTER, Duration.ZERO);
    assertThatThrownBy(() -> capturing.tryJob(prompt.signal())).hasMessageContaining("did not answer");

    vendors.named("practice").become(Mood.WELL);
    capturing.tryJob(prompt.signal());

    assertThat(capturing.inThePracticeSystem(prompt)).hasSize(1);
    assertThat(capturing.passed(prompt.signal())).contains("timeEntryPosted")
        .doesNotContain("confirmWhetherSent_timeEntry");
  }

  @Test
  void inDoubtAPersonSaysThatTheEntryIsThereAndItIsNotPostedAgain() {
    var prompt = inDoubt(Mood.HANG_AFTER);
    var task = capturing.task(prompt.signal()).orElseThrow();
    assertThat(task.getTaskDefinitionKey()).isEqualTo("confirmWhetherSent_timeEntry");

    vendors.named("practice").become(Mood.WELL);
    assertThat(admin().post("/api/tasks/%s/finish".formatted(task.getId()), "{\"outcome\": \"SENT\"}").status())
        .isEqualTo(204);
    capturing.runJobs(prompt.signal());

    assertThat(capturing.inThePracticeSystem(prompt)).hasSize(1);
    assertThat(capturing.now(prompt).state()).isEqualTo(PromptState.POSTED);
  }

  @Test
  void inDoubtAPersonSaysThatTheEntryIsNotThereAndItIsPostedOnce() {
    var prompt = inDoubt(Mood.HANG_BEFORE);
    var task = capturing.task(prompt.signal()).orElseThrow();

    vendors.named("practice").become(Mood.WELL);
    admin().post("/api/tasks/%s/finish".formatted(task.getId()), "{\"outcome\": \"NOT_SENT\"}");
    capturing.runJobs(prompt.signal());

    assertThat(capturing.inThePracticeSystem(prompt)).hasSize(1);
  }

  @Test
  void asksAgainWhenTheSameWorkWasEnteredByHandBeforePosting() {
    var matter = firm.hourlyMatter().loaded();
    var prompt = capturing.approve(capturing.prompt(matter));
    enteredByHand(matter);

    capturing.runJobs(prompt.signal());

    assertThat(capturing.inThePracticeSystem(prompt)).isEmpty();
    assertThat(entries.of(prompt.id())).isEmpty();
    assertThat(capturing.now(prompt).state()).isEqualTo(PromptState.OPEN);
    assertThat(capturing.now(prompt).possibleDuplicates()).hasSize(1);
    assertThat(capturing.passed(prompt.signal())).contains("duplicateFound");

    capturing.approve(prompt);
    capturing.runJobs(prompt.signal());
    assertThat(capturing.inThePracticeSystem(prompt)).hasSize(1);
  }

  @Test
  void asksOnceMoreWhenTheSameWorkTurnsUpWhileThePromptIsOpen() {
    var matter = firm.hourlyMatter().loaded();
    var prompt = capturing.prompt(matter);
    enteredByHand(matter);

    var first = prompts.approve(prompt.id(), PromptEdits.NONE, person(Engagement.ASSOCIATE));
    var again = prompts.approve(prompt.id(), PromptEdits.NONE, person(Engagement.ASSOCIATE));
    var second = prompts.approve(prompt.id(), PromptEdits.BOTH, person(Engagement.ASSOCIATE));

    assertThat(first).isInstanceOfSatisfying(Refused.class,
        why -> assertThat(why.code()).isEqualTo("POSSIBLE_DUPLICATE"));
    assertThat(again).as("without an answer").isInstanceOf(Refused.class);
    assertThat(second).isInstanceOf(Done.class);
  }

  private TimePrompt inDoubt(Mood mood) {
    var prompt = capturing.approve(capturing.prompt(firm.hourlyMatter().loaded()));
    vendors.named("practice").become(mood, Duration.ZERO);
    assertThatThrownBy(() -> capturing.tryJob(prompt.signal())).hasMessageContaining("did not answer");
    capturing.tryJob(prompt.signal());
    return prompt;
  }

  private void enteredByHand(Engagement engagement) {
    intake.take(new EnteredTime("clio", UUID.randomUUID().toString(), engagement.id(), Engagement.ASSOCIATE,
        LocalDate.of(2026, 6, 30), LocalDate.of(2026, 6, 30), BilledTime.hours("0.1"), Optional.empty(), 100, true,
        "E-mail to client", Optional.empty(), Optional.empty(), "MANUAL"), Capturing.system());
  }

  private HttpCalls admin() {
    return HttpCalls.to(port).as("billing-admin");
  }
}
