package io.matterflow.capture;

import static io.matterflow.capture.Capturing.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.capture.Answer.Done;
import io.matterflow.capture.Answer.Refused;
import io.matterflow.capture.Answer.Unseen;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was approved by mistake can be taken back until it begins to leave the house. */
@ProductTest
@Tag("both-databases")
class TimeRecallTest {

  private static final LocalDate NEVER = LocalDate.of(2099, 12, 31);

  @Autowired private Firm firm;
  @Autowired private Capturing capturing;
  @Autowired private TimePrompts prompts;
  @Autowired private JdbcTimeEntries entries;
  @Autowired private LocalVendors vendors;
  @Autowired private Jobs jobs;
  @Autowired private Clock clock;

  @AfterEach
  void thePracticeSystemIsWellAgain() {
    vendors.named("practice").become(Mood.WELL);
  }

  @Test
  void anApprovalIsTakenBackBeforeItIsPostedAndGivenAgain() {
    var prompt = capturing.approve(capturing.prompt(firm.hourlyMatter().loaded()));
    assertThat(jobs.nextDue("time-capture", prompt.signal().toString()))
        .contains(prompt.since().plus(Duration.ofMinutes(2)));
    assertThat(jobs.runDue("time-capture", prompt.signal().toString())).isZero();

    var recalled = reopen(prompt);

    assertThat(recalled).isInstanceOfSatisfying(Done.class, done ->
        assertThat(((TimePrompt) done.value()).state()).isEqualTo(PromptState.OPEN));
    assertThat(entries.of(prompt.id())).isEmpty();
    assertThat(capturing.task(prompt.signal()).orElseThrow().getTaskDefinitionKey()).isEqualTo("approvePrompt");
    assertThat(capturing.passed(prompt.signal())).contains("promptRecalled").doesNotContain("postTimeEntry");
    capturing.approve(prompt);
    capturing.runJobs(prompt.signal());
    assertThat(capturing.inThePracticeSystem(prompt)).hasSize(1);
    assertThat(capturing.now(prompt).state()).isEqualTo(PromptState.POSTED);
  }

  @Test
  void anApprovalThatThePracticeSystemWouldNotTakeIsTakenBackToo() {
    var prompt = capturing.approve(capturing.prompt(firm.hourlyMatter().loaded()));
    vendors.named("practice").become(Mood.FAIL);
    assertThatThrownBy(() -> capturing.tryJob(prompt.signal())).hasMessageContaining("practice");

    assertThat(reopen(prompt)).isInstanceOf(Done.class);

    vendors.named("practice").become(Mood.WELL);
    assertThat(capturing.runJobs(prompt.signal())).isZero();
    assertThat(capturing.inThePracticeSystem(prompt)).isEmpty();
  }

  @Test
  void whatMayHaveLeftTheHouseIsNotTakenBack() {
    var prompt = capturing.approve(capturing.prompt(firm.hourlyMatter().loaded()));
    vendors.named("practice").become(Mood.HANG_AFTER, Duration.ZERO);
    assertThatThrownBy(() -> capturing.tryJob(prompt.signal())).hasMessageContaining("did not answer");

    assertThat(reopen(prompt)).isInstanceOfSatisfying(Refused.class,
        why -> assertThat(why.code()).isEqualTo("ALREADY_POSTED"));
    assertThat(entries.of(prompt.id())).isPresent();
  }

  @Test
  void whatWasPostedOrStandsOnABillIsNotTakenBack() {
    var posted = capturing.posted(firm.hourlyMatter().loaded());
    var matter = firm.hourlyMatter().loaded();
    var billed = capturing.approve(capturing.prompt(matter));
    entries.claim(UUID.randomUUID(), matter.id(), NEVER);

    assertThat(reopen(posted)).isInstanceOfSatisfying(Refused.class,
        why -> assertThat(why.code()).isEqualTo("NOT_REJECTED"));
    assertThat(reopen(billed)).isInstanceOfSatisfying(Refused.class,
        why -> assertThat(why.code()).isEqualTo("ON_A_BILL"));
    assertThat(capturing.now(billed).state()).isEqualTo(PromptState.APPROVED);
  }

  @Test
  void nobodyElseTakesAnApprovalBack() {
    var prompt = capturing.approve(capturing.prompt(firm.hourlyMatter().loaded()));

    assertThat(prompts.reopen(prompt.id(), person(Engagement.PARALEGAL))).isInstanceOf(Unseen.class);
    assertThat(capturing.now(prompt).state()).isEqualTo(PromptState.APPROVED);
  }

  @Test
  void timeThatIsOnlyTrackedIsPostedAtOnce() {
    var prompt = capturing.approve(capturing.prompt(firm.hourlyMatter().billedAs("PRO_BONO").loaded()));

    assertThat(jobs.nextDue("time-capture", prompt.signal().toString()).orElseThrow())
        .isBeforeOrEqualTo(clock.instant());
    jobs.runDue("time-capture", prompt.signal().toString());

    assertThat(capturing.now(prompt).state()).isEqualTo(PromptState.POSTED);
  }

  @RepeatedTest(5)
  void ofARecallAndAPostingAtOnceOneIsFirstAndTheOtherSeesIt() throws Exception {
    var prompt = capturing.approve(capturing.prompt(firm.hourlyMatter().loaded()));
    capturing.recallIsOver(prompt.signal());
    var job = capturing.job(prompt.signal()).getId();
    var start = new CyclicBarrier(2);
    Callable<Object> post = () -> {
      start.await();
      capturing.execute(job);
      return "";
    };
    Callable<Object> recall = () -> {
      start.await();
      return reopen(prompt);
    };

    var runners = Executors.newFixedThreadPool(2);
    try {
      var posting = runners.submit(post);
      var recalled = runners.submit(recall);
      ended(posting);
      if (recalled.get() instanceof Done) {
        assertThat(capturing.now(prompt).state()).isEqualTo(PromptState.OPEN);
        assertThat(capturing.inThePracticeSystem(prompt)).isEmpty();
        assertThat(entries.of(prompt.id())).isEmpty();
      } else {
        assertThat(capturing.now(prompt).state()).isEqualTo(PromptState.POSTED);
        assertThat(capturing.inThePracticeSystem(prompt)).hasSize(1);
      }
    } finally {
      runners.shutdownNow();
    }
  }

  /** The loser's job rolls back, and is gone. */
  private static void ended(Future<?> posting) throws InterruptedException {
    try {
      posting.get();
    } catch (ExecutionException lost) {
      assertThat(lost.getCause()).isInstanceOf(RuntimeException.class);
    }
  }

  private Answer<TimePrompt> reopen(TimePrompt prompt) {
    return prompts.reopen(prompt.id(), person(prompt.timekeeper()));
  }
}
