package io.matterflow.capture;

import static io.matterflow.capture.Capturing.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.capture.ActivityCapture.Receipt;
import io.matterflow.capture.Answer.Done;
import io.matterflow.capture.Answer.Refused;
import io.matterflow.kernel.Actor;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Work that comes on top of the minutes which its timekeeper has stated. */
@ProductTest
@Tag("both-databases")
class FurtherWorkTest {

  private static final Actor ASSOCIATE = person(Engagement.ASSOCIATE);

  @Autowired private Firm firm;
  @Autowired private Capturing capturing;
  @Autowired private TimePrompts prompts;

  private final String brief = UUID.randomUUID().toString();
  private Engagement matter;
  private Receipt first;

  @BeforeEach
  void tenMinutesOfWhichTheAssociateSaysThatTheyWereThirty() {
    matter = firm.hourlyMatter().loaded();
    first = capturing.received(edit("2026-06-30T15:00:00Z", 600));
    state(30);
  }

  @Test
  void isToldAndTakenInByOneAct() {
    capturing.received(edit("2026-06-30T15:20:00Z", 600));
    capturing.received(edit("2026-06-30T15:40:00Z", 300));
    assertThat(prompt().draft().minutes()).contains(30);
    assertThat(prompt().further().length()).isEqualTo(15);

    prompts.takeFurtherWork(prompt().id(), ASSOCIATE);

    assertThat(prompt().draft().minutes()).contains(45);
    assertThat(prompt().further().length()).isZero();
    assertThat(prompt().raw()).contains(Duration.ofSeconds(1500));
    assertThat(capturing.approve(prompt()).state()).isEqualTo(PromptState.APPROVED);
  }

  @Test
  void isAskedOnceWhenThePersonApprovesWithoutHavingHeardOfIt() {
    capturing.received(edit("2026-06-30T15:20:00Z", 600));

    var refused = prompts.approve(prompt().id(), PromptEdits.NONE, ASSOCIATE);

    assertThat(refused).isInstanceOfSatisfying(Refused.class, why -> {
      assertThat(why.code()).isEqualTo("FURTHER_WORK");
      assertThat(why.detail()).contains("10 more minutes");
    });
    capturing.received(edit("2026-06-30T15:40:00Z", 60));
    assertThat(prompts.approve(prompt().id(), PromptEdits.NONE, ASSOCIATE)).as("a minute more")
        .isInstanceOf(Refused.class);
    assertThat(capturing.approve(prompt()).draft().minutes()).contains(30);
  }

  @Test
  void isAskedOnceTooWhenThePersonAdjusts() {
    capturing.received(edit("2026-06-30T15:20:00Z", 600));

    var refused = prompts.approve(prompt().id(), edits(62, Optional.empty()), ASSOCIATE);

    assertThat(refused).isInstanceOfSatisfying(Refused.class, why -> assertThat(why.code()).isEqualTo("FURTHER_WORK"));
    assertThat(prompt().draft().minutes()).contains(30);
    assertThat(prompt().further().length()).isEqualTo(10);
    assertThat(prompts.approve(prompt().id(), edits(62, Optional.empty()), ASSOCIATE)).isInstanceOf(Done.class);
    assertThat(prompt().draft().minutes()).contains(62);
  }

  /**
   * Nobody has typed minutes, so the prompt simply grows; who says which version they saw does not approve another one.
   */
  @ParameterizedTest
  @ValueSource(strings = {"HOURLY", "INSURANCE_DEFENSE"})
  void whatGrewSinceItWasShownIsNotApprovedUnseen(String model) {
    var of = firm.hourlyMatter().billedAs(model).loaded();
    var document = UUID.randomUUID().toString();
    var shown = capturing.promptOf(capturing.received(Activities.document()
        .by("TK06")
        .of(document)
        .about("Brief [%s]".formatted(of.number()))
        .lasting(600).at("2026-06-30T15:00:00Z")));
    capturing.received(Activities.document().by("TK06").of(document).about("Brief [%s]".formatted(of.number()))
        .lasting(600).at("2026-06-30T15:20:00Z"));
    assertThat(capturing.now(shown).draft().minutes()).contains(20);

    assertThat(prompts.approve(shown.id(), seen(shown), ASSOCIATE)).isInstanceOfSatisfying(Refused.class, why -> {
      assertThat(why.code()).isEqualTo("PROMPT_CHANGED");
      assertThat(why.stale()).isTrue();
    });
    assertThat(capturing.now(shown).isOpen()).isTrue();

    assertThat(prompts.approve(shown.id(), seen(capturing.now(shown)), ASSOCIATE)).isInstanceOf(Done.class);
  }

  private static PromptEdits seen(TimePrompt prompt) {
    return new PromptEdits(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), false, Optional.of(prompt.version()));
  }

  @Test
  void isNotAskedWhenThePersonSaysThatTheySawIt() {
    capturing.received(edit("2026-06-30T15:20:00Z", 600));
    var seen = new PromptEdits(Optional.empty(), Optional.of(62), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.of(10), Optional.of(1), false, Optional.empty());

    assertThat(prompts.approve(prompt().id(), seen, ASSOCIATE)).isInstanceOf(Done.class);
  }

  /** Of a matter whose minutes must be typed, nothing is estimated; of the other the estimate stays the same. */
  @ParameterizedTest
  @ValueSource(strings = {"HOURLY", "INSURANCE_DEFENSE"})
  void isToldWhereAMessageAddsNoMinute(String model) {
    var of = firm.hourlyMatter().billedAs(model).loaded();
    var thread = UUID.randomUUID().toString();
    var mail = capturing.received(Capturing.mailTo(of).inThread(thread).at("2026-06-30T15:00:00Z"));
    prompts.edit(mail.prompt().orElseThrow(), edits(20, Optional.empty()), ASSOCIATE);

    var more = capturing.received(Capturing.mailTo(of).inThread(thread).at("2026-06-30T15:10:00Z"));

    assertThat(more.prompt()).isEqualTo(mail.prompt());
    assertThat(capturing.promptOf(mail).further().length()).isZero();
    assertThat(capturing.promptOf(mail).further().signals()).isEqualTo(1);
    assertThat(prompts.approve(mail.prompt().orElseThrow(), PromptEdits.NONE, ASSOCIATE))
        .isInstanceOfSatisfying(Refused.class, why -> {
          assertThat(why.code()).isEqualTo("FURTHER_WORK");
          assertThat(why.detail()).contains("More of this work");
        });
    assertThat(capturing.approve(capturing.promptOf(mail)).draft().minutes()).contains(20);
  }

  @Test
  void isNotCountedTwiceWhereItReachesTheStatedMinutes() {
    capturing.received(edit("2026-06-30T15:20:00Z", 1200));
    capturing.received(edit("2026-06-30T15:50:00Z", 300));

    assertThat(prompt().draft().minutes()).contains(30);
    assertThat(prompt().further().length()).isEqualTo(25);
  }

  @Test
  void isSettledByNewMinutesAsFarAsThePersonSawIt() {
    capturing.received(edit("2026-06-30T15:20:00Z", 600));
    capturing.received(edit("2026-06-30T15:40:00Z", 300));

    prompts.edit(prompt().id(), edits(40, Optional.of(10)), ASSOCIATE);
    assertThat(prompt().further().length()).as("what came after the person looked").isEqualTo(5);
    state(50);

    assertThat(prompt().further().length()).isZero();
  }

  @Test
  void opensANewPromptWhereTheFirstIsApproved() {
    capturing.approve(prompt());

    var late = capturing.received(edit("2026-06-30T15:20:00Z", 600));

    assertThat(late.prompt()).isPresent().isNotEqualTo(first.prompt());
    assertThat(capturing.promptOf(late).draft().minutes()).contains(10);
  }

  @Test
  void isAddedByNobodyElse() {
    capturing.received(edit("2026-06-30T15:20:00Z", 600));

    var answer = prompts.takeFurtherWork(prompt().id(), person(Engagement.PARALEGAL));

    assertThat(answer).isInstanceOf(Answer.Unseen.class);
    assertThat(prompt().draft().minutes()).contains(30);
  }

  private void state(int minutes) {
    assertThat(prompts.edit(prompt().id(), edits(minutes, Optional.empty()), ASSOCIATE)).isInstanceOf(Done.class);
  }

  private static PromptEdits edits(int minutes, Optional<Integer> seen) {
    return new PromptEdits(
        Optional.empty(), Optional.of(minutes), Optional.empty(), Optional.empty(), Optional.empty(), seen,
        Optional.empty(), false,
        Optional.empty());
  }

  private TimePrompt prompt() {
    return capturing.promptOf(first);
  }

  private Activities edit(String at, int seconds) {
    return Activities.document()
        .by(Engagement.ASSOCIATE.value())
        .of(brief)
        .about("Brief [%s]".formatted(matter.number()))
        .at(at).lasting(seconds);
  }
}
