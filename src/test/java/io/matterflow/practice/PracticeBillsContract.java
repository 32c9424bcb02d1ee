package io.matterflow.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.engine.Effect.Finding;
import io.matterflow.engine.NotAccepted;
import io.matterflow.practice.PracticeBills.BilledEntries;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every practice-management system owes us that can be told which of its entries were billed here. */
public interface PracticeBillsContract {

  PracticeSystem practiceSystem();

  PracticeSystem whileItRefuses();

  PracticeSystem whileItNeverAnswers();

  /** Which entries people see as billed over there, by what they were marked under. */
  Set<String> entriesBilledOverThere();

  @Test
  default void takesMarksAndFindsThemByOurReference() {
    assertThat(practiceSystem().bills().takeMarks()).isTrue();

    var id = practiceSystem().bills().mark(billed("billing-mark:1", "matterflow:time-entry:1", "hand:7"));

    assertThat(practiceSystem().bills().find("billing-mark:1")).isEqualTo(new Finding.Found(id));
    assertThat(practiceSystem().bills().find("billing-mark:2")).isEqualTo(new Finding.Absent());
    assertThat(entriesBilledOverThere()).containsExactlyInAnyOrder("matterflow:time-entry:1", "hand:7");
  }

  @Test
  default void whatIsMarkedTwiceIsMarkedOnce() {
    practiceSystem().bills().mark(billed("billing-mark:1", "hand:7"));
    practiceSystem().bills().mark(billed("billing-mark:1", "hand:7"));

    assertThat(entriesBilledOverThere()).containsExactly("hand:7");
  }

  @Test
  default void whatIsBilledNoMoreIsFreeOverThereAndNothingElseIs() {
    practiceSystem().bills().mark(billed("billing-mark:1", "hand:7", "hand:8"));

    practiceSystem().bills().mark(new BilledEntries("billing-mark:2", List.of("hand:7"), false));

    assertThat(entriesBilledOverThere()).containsExactly("hand:8");
  }

  @Test
  default void hasSurelyMarkedNothingThatItRefuses() {
    assertThatThrownBy(() -> whileItRefuses().bills().mark(billed("billing-mark:1", "hand:7")))
        .isInstanceOf(NotAccepted.class);

    assertThat(practiceSystem().bills().find("billing-mark:1")).isEqualTo(new Finding.Absent());
    assertThat(entriesBilledOverThere()).isEmpty();
  }

  @Test
  default void leavesDoubtAboutAMarkWhenItNeverAnswersAndDispelsItWhenAsked() {
    assertThatThrownBy(() -> whileItNeverAnswers().bills().mark(billed("billing-mark:1", "hand:7")))
        .isNotInstanceOf(NotAccepted.class);

    assertThat(practiceSystem().bills().find("billing-mark:1")).isInstanceOf(Finding.Found.class);
    assertThat(entriesBilledOverThere()).containsExactly("hand:7");
  }

  static BilledEntries billed(String reference, String... entries) {
    return new BilledEntries(reference, List.of(entries), true);
  }
}
