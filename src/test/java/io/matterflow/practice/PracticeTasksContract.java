package io.matterflow.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.engine.Effect.Finding;
import io.matterflow.engine.NotAccepted;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.practice.PracticeTasks.WaitingTask;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every practice-management system owes us that shows people the tasks which wait for them here. */
public interface PracticeTasksContract {

  PracticeSystem practiceSystem();

  PracticeSystem whileItRefuses();

  PracticeSystem whileItNeverAnswers();

  /** How many tasks people see over there as still to be done. */
  long tasksOpenOverThere();

  @Test
  default void findsATaskByOurReference() {
    var id = practiceSystem().tasks().open(task("task:1"));

    assertThat(practiceSystem().tasks().find("task:1")).isEqualTo(new Finding.Found(id));
    assertThat(practiceSystem().tasks().find("task:2")).isEqualTo(new Finding.Absent());
    assertThat(tasksOpenOverThere()).isEqualTo(1);
  }

  @Test
  default void opensATaskOnceUnderOneReference() {
    var id = practiceSystem().tasks().open(task("task:1"));

    assertThat(practiceSystem().tasks().open(task("task:1"))).isEqualTo(id);
    assertThat(practiceSystem().tasks().open(task("task:2"))).isNotEqualTo(id);

    assertThat(tasksOpenOverThere()).isEqualTo(2);
  }

  @Test
  default void closesTheTaskUnderOurReferenceAndNoOther() {
    var id = practiceSystem().tasks().open(task("task:1"));
    practiceSystem().tasks().open(task("task:2"));

    assertThat(practiceSystem().tasks().close("task:1")).isEqualTo(id);
    assertThat(practiceSystem().tasks().close("task:1")).isEqualTo(id);

    assertThat(tasksOpenOverThere()).isEqualTo(1);
    assertThat(practiceSystem().tasks().find("task:1")).isEqualTo(new Finding.Found(id));
  }

  @Test
  default void whatWasNeverOpenedIsClosed() {
    assertThat(practiceSystem().tasks().close("task:1")).isEqualTo("task:1");

    assertThat(tasksOpenOverThere()).isZero();
  }

  @Test
  default void hasSurelyOpenedNothingThatItRefuses() {
    assertThatThrownBy(() -> whileItRefuses().tasks().open(task("task:1"))).isInstanceOf(NotAccepted.class);

    assertThat(practiceSystem().tasks().find("task:1")).isEqualTo(new Finding.Absent());
    assertThat(tasksOpenOverThere()).isZero();
  }

  @Test
  default void hasSurelyClosedNothingWhileItRefuses() {
    practiceSystem().tasks().open(task("task:1"));

    assertThatThrownBy(() -> whileItRefuses().tasks().close("task:1")).isInstanceOf(NotAccepted.class);

    assertThat(tasksOpenOverThere()).isEqualTo(1);
  }

  @Test
  default void leavesDoubtAboutATaskWhenItNeverAnswersAndDispelsItWhenAsked() {
    assertThatThrownBy(() -> whileItNeverAnswers().tasks().open(task("task:1"))).isNotInstanceOf(NotAccepted.class);

    assertThat(practiceSystem().tasks().find("task:1")).isInstanceOf(Finding.Found.class);
    assertThat(tasksOpenOverThere()).isEqualTo(1);
  }

  static WaitingTask task(String reference) {
    return new WaitingTask(
        reference,
        new MatterId("1001-0001"),
        new TimekeeperId("TK06"),
        "Review pre-bill 1001-0001, June 2026",
        URI.create("https://billing.example.com/camunda/app/tasklist/default/#/?task=7f3a"),
        Optional.of(LocalDate.of(2026, 7, 2)));
  }
}
