package io.matterflow.practice;

import static io.matterflow.kernel.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.engine.Effect.Finding;
import io.matterflow.engine.NotAccepted;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.practice.PracticeSystem.TimeEntryPosting;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every practice-management system owes us: our reference finds an entry again, and a refusal is told from a doubt. */
public interface PracticeSystemContract {

  /** The system when all is well. */
  PracticeSystem practiceSystem();

  /** The same system while it refuses whatever it is asked to take. */
  PracticeSystem whileItRefuses();

  /** The same system while it takes entries and never answers. */
  PracticeSystem whileItNeverAnswers();

  @Test
  default void findsAnEntryByOurReference() {
    var id = practiceSystem().post(entry("time-entry:1"));

    assertThat(practiceSystem().find("time-entry:1")).isEqualTo(new Finding.Found(id));
  }

  @Test
  default void knowsNoEntryThatWasNeverPosted() {
    practiceSystem().post(entry("time-entry:1"));

    assertThat(practiceSystem().find("time-entry:2")).isEqualTo(new Finding.Absent());
    assertThat(practiceSystem().find("time-entry")).isEqualTo(new Finding.Absent());
  }

  @Test
  default void givesEachEntryAnIdOfItsOwn() {
    assertThat(practiceSystem().post(entry("time-entry:1"))).isNotEqualTo(practiceSystem().post(entry("time-entry:2")));
  }

  @Test
  default void hasSurelyNotTakenWhatItRefuses() {
    assertThatThrownBy(() -> whileItRefuses().post(entry("time-entry:1"))).isInstanceOf(NotAccepted.class);

    assertThat(practiceSystem().find("time-entry:1")).isEqualTo(new Finding.Absent());
  }

  @Test
  default void leavesDoubtWhenItNeverAnswersAndDispelsItWhenAsked() {
    assertThatThrownBy(() -> whileItNeverAnswers().post(entry("time-entry:1"))).isNotInstanceOf(NotAccepted.class);

    assertThat(practiceSystem().find("time-entry:1")).isInstanceOf(Finding.Found.class);
  }

  static TimeEntryPosting entry(String reference) {
    return new TimeEntryPosting(
        reference,
        new MatterId("1001-0001"),
        new TimekeeperId("TK06"),
        LocalDate.of(2026, 6, 30),
        BilledTime.hours("0.2"),
        usd("405.00"),
        "Review draft answer; call with client \"today\"",
        Optional.of("L210"),
        Optional.of("A104"),
        true);
  }
}
