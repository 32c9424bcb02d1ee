package io.matterflow.practice;

import static io.matterflow.kernel.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.matterflow.engine.Effect.Finding;
import io.matterflow.engine.NotAccepted;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.practice.PracticeSystem.TimeEntryPosting;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What every practice-management system owes us: our reference finds an entry again, amends it and takes it away, what
 * people entered by hand is seen, and a refusal is told from a doubt.
 */
public interface PracticeSystemContract extends PracticeTasksContract, PracticeFilesContract {

  /** The system when all is well. */
  @Override
  PracticeSystem practiceSystem();

  /** The same system while it refuses whatever it is asked to take. */
  @Override
  PracticeSystem whileItRefuses();

  /** The same system while it takes entries and never answers. */
  @Override
  PracticeSystem whileItNeverAnswers();

  /**
   * A person enters time over there, on the matter, for the timekeeper and on the day of {@link #entry}; answers its
   * id.
   */
  String enteredByHand(String hours, String activityCode);

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

  @Test
  default void amendsTheEntryUnderOurReferenceAndNoOther() {
    var id = practiceSystem().post(entry("time-entry:1"));
    practiceSystem().post(entry("time-entry:2"));

    assertThat(practiceSystem().amend(entry("time-entry:1", "0.7"))).isEqualTo(id);

    assertThat(practiceSystem().find("time-entry:1")).isEqualTo(new Finding.Found(id));
    assertThat(kept()).extracting(KeptTime::reference, KeptTime::hours).containsExactlyInAnyOrder(
        tuple(Optional.of("time-entry:1"), BilledTime.hours("0.7")),
        tuple(Optional.of("time-entry:2"), BilledTime.hours("0.2")));
  }

  @Test
  default void anAmendmentDoneTwiceIsDoneOnce() {
    practiceSystem().post(entry("time-entry:1"));

    practiceSystem().amend(entry("time-entry:1", "0.7"));
    practiceSystem().amend(entry("time-entry:1", "0.7"));

    assertThat(kept()).singleElement().extracting(KeptTime::hours).isEqualTo(BilledTime.hours("0.7"));
  }

  @Test
  default void surelyAmendsNothingWhereThereIsNoSuchEntry() {
    assertThatThrownBy(() -> practiceSystem().amend(entry("time-entry:1"))).isInstanceOf(NotAccepted.class);

    assertThat(kept()).isEmpty();
  }

  @Test
  default void surelyAmendsAndWithdrawsNothingWhileItRefuses() {
    practiceSystem().post(entry("time-entry:1"));

    assertThatThrownBy(() -> whileItRefuses().amend(entry("time-entry:1", "0.7"))).isInstanceOf(NotAccepted.class);
    assertThatThrownBy(() -> whileItRefuses().withdraw("time-entry:1")).isInstanceOf(NotAccepted.class);

    practiceSystem();
    assertThat(kept()).singleElement().extracting(KeptTime::hours).isEqualTo(BilledTime.hours("0.2"));
  }

  @Test
  default void takesAnEntryAwayByOurReferenceOnceAndForAll() {
    var id = practiceSystem().post(entry("time-entry:1"));
    practiceSystem().post(entry("time-entry:2"));

    assertThat(practiceSystem().withdraw("time-entry:1")).isEqualTo(id);
    assertThat(practiceSystem().withdraw("time-entry:1")).isEqualTo("time-entry:1");

    assertThat(practiceSystem().find("time-entry:1")).isEqualTo(new Finding.Absent());
    assertThat(kept()).singleElement().extracting(KeptTime::reference).isEqualTo(Optional.of("time-entry:2"));
  }

  @Test
  default void tellsWhatPeopleEnteredByHandFromWhatWePosted() {
    practiceSystem();
    var byHand = enteredByHand("0.4", "A104");
    var ours = practiceSystem().post(entry("time-entry:1"));

    assertThat(kept()).extracting(KeptTime::id, KeptTime::isByHand, KeptTime::hours, KeptTime::activityCode)
        .containsExactlyInAnyOrder(
            tuple(byHand, true, BilledTime.hours("0.4"), Optional.of("A104")),
            tuple(ours, false, BilledTime.hours("0.2"), Optional.of("A104")));
    assertThat(kept()).extracting(KeptTime::system).containsOnly(practiceSystem().name());
  }

  @Test
  default void showsNoTimeOfAnotherPersonMatterOrDay() {
    practiceSystem().post(entry("time-entry:1"));
    var entry = entry("time-entry:1");

    assertThat(practiceSystem().kept(new TimekeeperId("TK07"), entry.matter(), entry.workDate())).isEmpty();
    assertThat(practiceSystem().kept(entry.timekeeper(), new MatterId("1001-0002"), entry.workDate())).isEmpty();
    assertThat(practiceSystem().kept(entry.timekeeper(), entry.matter(), entry.workDate().plusDays(1))).isEmpty();
  }

  @Test
  default void neverTakesSilenceForAnEmptyDay() {
    var entry = entry("time-entry:1");
    var silent = whileItRefuses();

    assertThatThrownBy(() -> silent.kept(entry.timekeeper(), entry.matter(), entry.workDate()))
        .isInstanceOf(RuntimeException.class);
  }

  private List<KeptTime> kept() {
    var entry = entry("");
    return practiceSystem().kept(entry.timekeeper(), entry.matter(), entry.workDate());
  }

  static TimeEntryPosting entry(String reference) {
    return entry(reference, "0.2");
  }

  static TimeEntryPosting entry(String reference, String hours) {
    return new TimeEntryPosting(
        reference,
        new MatterId("1001-0001"),
        new TimekeeperId("TK06"),
        LocalDate.of(2026, 6, 30),
        BilledTime.hours(hours),
        usd("405.00"),
        "Review draft answer; call with client \"today\"",
        Optional.of("L210"),
        Optional.of("A104"),
        true);
  }
}
