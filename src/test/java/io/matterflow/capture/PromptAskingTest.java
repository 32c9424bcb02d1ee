package io.matterflow.capture;

import static io.matterflow.capture.Capturing.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.Newcomers;
import io.matterflow.ProductTest;
import io.matterflow.capture.Answer.Done;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.TimekeeperId;
import java.time.ZoneOffset;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Single tasks and the table of the day: what is open is asked in one way at a time. */
@ProductTest
@Tag("both-databases")
class PromptAskingTest {

  @Autowired private Firm firm;
  @Autowired private Newcomers newcomers;
  @Autowired private Capturing capturing;
  @Autowired private DayReviews reviews;
  @Autowired private PromptChoices choices;
  @Autowired private Delegations delegations;
  @Autowired private TaskService tasks;

  private TimekeeperId associate;
  private Actor me;
  private List<TimePrompt> open;

  @BeforeEach
  void twoPromptsWaitAsTasks() {
    associate = newcomers.associate();
    me = person(associate);
    var matter = firm.hourlyMatter().withOnTheTeam(associate.value()).loaded();
    choices.choose(PromptChoice.TASK, associate, me);
    open = List.of(capturing.promptOf(matter, associate), capturing.promptOf(matter, associate));
    assertThat(taskKeys()).containsExactly("approvePrompt", "approvePrompt");
  }

  @Test
  void theTableTakesTheSingleTasksIn() {
    var review = begun();

    assertThat(taskKeys()).containsExactly("reviewDay");
    assertThat(reviews.lines(review)).extracting(TimePrompt::id)
        .containsExactlyInAnyOrder(open.get(0).id(), open.get(1).id());
    assertThat(capturing.approve(open.get(1)).state()).isEqualTo(PromptState.APPROVED);
    capturing.runJobs(open.get(1).signal());
    assertThat(capturing.now(open.get(1)).state()).isEqualTo(PromptState.POSTED);
  }

  @Test
  void whoeverChoosesSingleTasksAgainGetsThemBackAndTheTableIsPutAway() {
    choices.choose(PromptChoice.DAY_REVIEW, associate, me);
    var review = begun();

    choices.choose(PromptChoice.TASK, associate, me);

    assertThat(taskKeys()).containsExactly("approvePrompt", "approvePrompt");
    assertThat(reviews.required(review.id()).isOpen()).isFalse();
    assertThat(capturing.approve(open.get(1)).state()).isEqualTo(PromptState.APPROVED);
  }

  @Test
  void theTableThatIsOpenTakesInWhatCameAsATaskBeside() {
    begun();
    var matter = firm.hourlyMatter().withOnTheTeam(associate.value()).loaded();
    capturing.promptOf(matter, associate);
    assertThat(taskKeys()).containsExactly("approvePrompt", "reviewDay");

    choices.choose(PromptChoice.DAY_REVIEW, associate, me);

    assertThat(taskKeys()).containsExactly("reviewDay");
  }

  @Test
  void aDelegatesTableLeavesTheTimekeepersTasksAlone() {
    var delegate = newcomers.associate();
    var today = capturing.now(open.get(0)).since().atZone(ZoneOffset.UTC).toLocalDate();

    delegations.give(delegate, today.minusDays(1), today.plusDays(2), me);

    assertThat(tasksOf(delegate)).containsExactly("reviewDay_delegate");
    assertThat(taskKeys()).containsExactly("approvePrompt", "approvePrompt");
  }

  private DayReview begun() {
    return ((Done<DayReview>) reviews.begin(associate, me)).value();
  }

  private List<String> taskKeys() {
    return tasksOf(associate);
  }

  private List<String> tasksOf(TimekeeperId person) {
    return tasks.createTaskQuery().taskAssignee(person.value()).list().stream()
        .map(Task::getTaskDefinitionKey)
        .sorted()
        .toList();
  }
}
