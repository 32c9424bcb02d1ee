package io.matterflow.capture;

import static io.matterflow.capture.Capturing.mailTo;
import static io.matterflow.capture.Capturing.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.capture.Answer.Done;
import io.matterflow.capture.Answer.Refused;
import io.matterflow.capture.Answer.Unseen;
import io.matterflow.capture.SplitWork.Part;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What timekeepers do by hand with signals of their own: take one up again, divide one among matters. */
@ProductTest
@Tag("both-databases")
class OwnSignalsTest {

  @Autowired private Firm firm;
  @Autowired private Capturing capturing;
  @Autowired private OwnSignals own;
  @Autowired private SplitWork split;
  @Autowired private TimePrompts prompts;
  @Autowired private MatterAssignment assignment;
  @Autowired private JdbcSignals signals;

  @Test
  void anIgnoredSignalIsTakenUpByHand() {
    var matter = firm.hourlyMatter().loaded();
    var lunch = capturing.received(Activities.mail().out().by("TK06").from("rita.castellano@harrowpike.example")
        .to("desmond.pike@harrowpike.example").about("Lunch"));
    assertThat(own.ignored(person(Engagement.ASSOCIATE), 500)).extracting(ActivitySignal::id).contains(lunch.signal());
    assertThat(own.ignored(person(Engagement.PARALEGAL), 500)).extracting(ActivitySignal::id)
        .doesNotContain(lunch.signal());

    var answer = own.takeUp(lunch.signal(), matter.id(), person(Engagement.ASSOCIATE));

    assertThat(answer).isInstanceOf(Done.class);
    assertThat(capturing.promptOf(lunch).draft().matter()).isEqualTo(matter.id());
    assertThat(capturing.promptOf(lunch).timekeeper()).isEqualTo(Engagement.ASSOCIATE);
    assertThat(capturing.task(lunch.signal())).isPresent();
    assertThat(own.takeUp(lunch.signal(), matter.id(), person(Engagement.ASSOCIATE))).isInstanceOf(Refused.class);
  }

  @Test
  void nobodyTakesUpAnothersSignalNorOneThatWasErased() {
    var matter = firm.hourlyMatter().loaded();
    var stranger = capturing.received(Activities.mail().in().by("TK06").from("someone@elsewhere.example")
        .to("rita.castellano@harrowpike.example").about("Hello"));
    var asked = capturing.received(unsure(matter));
    assignment.dismiss(asked.signal(), "PERSONAL", person(Engagement.ASSOCIATE));

    assertThat(own.takeUp(stranger.signal(), matter.id(), person(Engagement.PARALEGAL))).isInstanceOf(Unseen.class);
    assertThat(own.takeUp(asked.signal(), matter.id(), person(Engagement.ASSOCIATE)))
        .isInstanceOfSatisfying(Refused.class, why -> assertThat(why.code()).isEqualTo("ERASED"));
  }

  @Test
  void whatIsTooShortToAskAboutIsWorkWhenItsTimekeeperSaysSo() {
    var matter = firm.hourlyMatter().loaded();
    var glance = capturing.received(Activities.document()
        .by("TK06")
        .inWorkspace("ws-" + matter.number().substring(0, 5))
        .about("Brief.docx").lasting(29));
    assertThat(glance.standing().state()).isEqualTo(SignalState.EXCLUDED);
    assertThat(glance.standing().billabilityReason()).isEqualTo("BELOW_MINIMUM");
    assertThat(glance.prompt()).isEmpty();

    assertThat(own.takeUp(glance.signal(), firm.hourlyMatter().closed().loaded().id(), person(Engagement.ASSOCIATE)))
        .isInstanceOf(Refused.class);
    assertThat(own.takeUp(glance.signal(), matter.id(), person(Engagement.ASSOCIATE))).isInstanceOf(Done.class);

    assertThat(capturing.promptOf(glance).draft().minutes()).contains(1);
  }

  @Test
  void aPromptIsDividedAmongMattersToTheMinute() {
    var first = firm.hourlyMatter().loaded();
    var second = firm.hourlyMatter().loaded();
    var prompt = capturing.prompt(call(first, 3600));

    var answer = split.split(prompt.signal(), List.of(part(first, 42), part(second, 18)), person(Engagement.ASSOCIATE));

    var ids = ((Done<List<PromptId>>) answer).value();
    var parts = ids.stream().map(id -> prompts.find(id, person(Engagement.ASSOCIATE)).orElseThrow()).toList();
    assertThat(parts).extracting(part -> part.draft().matter()).containsExactly(first.id(), second.id());
    assertThat(parts).extracting(part -> part.draft().minutes().orElseThrow()).containsExactly(42, 18);
    assertThat(parts.get(1).draft().narrative()).isEqualTo(parts.get(0).draft().narrative());
    parts.forEach(part -> {
      capturing.approve(part);
      capturing.runJobs(part.signal());
      assertThat(capturing.inThePracticeSystem(part)).hasSize(1);
    });
  }

  @ParameterizedTest
  @CsvSource({"3600, 60, 42, 18, 2520, 1080", "490, 9, 6, 3, 326, 164", "1200, 30, 12, 18, 480, 720"})
  void whatWasMeasuredIsDividedWithTheMinutesToTheSecond(
      int raw, int stated, int one, int other, int rawOfOne, int rawOfOther) {
    var first = firm.hourlyMatter().loaded();
    var second = firm.hourlyMatter().loaded();
    var prompt = capturing.prompt(call(first, raw));
    var me = person(Engagement.ASSOCIATE);
    prompts.edit(prompt.id(), new PromptEdits(Optional.empty(), Optional.of(stated), Optional.empty(), Optional.empty(),
        Optional.empty()), me);

    var answer = split.split(prompt.signal(), List.of(part(first, one), part(second, other)), me);

    assertThat(((Done<List<PromptId>>) answer).value())
        .map(id -> prompts.find(id, me).orElseThrow().raw().orElseThrow())
        .containsExactly(Duration.ofSeconds(rawOfOne), Duration.ofSeconds(rawOfOther));
  }

  @Test
  void partsOfWhatNobodyMeasuredAreNotMeasuredEither() {
    var first = firm.hourlyMatter().loaded();
    var second = firm.hourlyMatter().loaded();
    var prompt = capturing.prompt(mailTo(first).saying("word ".repeat(150)));
    var me = person(Engagement.ASSOCIATE);

    var answer = split.split(prompt.signal(), List.of(part(first, 6), part(second, 6)), me);

    assertThat(((Done<List<PromptId>>) answer).value()).map(id -> prompts.find(id, me).orElseThrow())
        .allSatisfy(part -> assertThat(part.raw()).isEmpty())
        .map(part -> part.draft().minutes().orElseThrow()).containsExactly(6, 6);
  }

  /** Seven minutes are two tenths; four parts of a tenth each would be four. */
  @ParameterizedTest
  @CsvSource({"420, 1, 2, 4, true", "420, 2, 2, 3, true", "900, 3, 6, 6, false"})
  void partsShorterThanAnIncrementAreRefusedWhereMoreWouldBeBilledThanForTheWhole(
      int raw, int one, int two, int three, boolean refused) {
    var first = firm.hourlyMatter().loaded();
    var prompt = capturing.prompt(call(first, raw));
    var parts = List.of(
        part(first, one), part(firm.hourlyMatter().loaded(), two), part(firm.hourlyMatter().loaded(), three));

    var answer = split.split(prompt.signal(), parts, person(Engagement.ASSOCIATE));

    if (refused) {
      assertThat(code(answer)).isEqualTo("MORE_THAN_THE_WHOLE");
      assertThat(((Refused<?>) answer).detail()).contains("0.3 hours, the whole as 0.2");
      assertThat(((Refused<?>) answer).next()).contains("6 minutes");
      assertThat(capturing.now(prompt)).isEqualTo(prompt);
    } else {
      assertThat(answer).isInstanceOf(Done.class);
    }
  }

  /** By largest remainder over the increments of the whole, and the minutes still add up. */
  @ParameterizedTest
  @CsvSource({
      "3600, 20, 20, 20, 1.2, 1.0, '24, 18 and 18'",
      "3000, 30, 10, 10, 0.9, 0.9, ",
      "3000, 20, 20, 10, 1.0, 0.9, '20, 18 and 12'"})
  void partsThatTogetherAreBilledAsMoreThanTheWholeAreRefusedWithMinutesThatFit(
      int raw, int one, int two, int three, String parts, String whole, String fitting) {
    var first = firm.hourlyMatter().loaded();
    var second = firm.hourlyMatter().loaded();
    var third = firm.hourlyMatter().loaded();
    var prompt = capturing.prompt(call(first, raw));

    var answer = split.split(
        prompt.signal(), List.of(part(first, one), part(second, two), part(third, three)),
        person(Engagement.ASSOCIATE));

    if (fitting == null) {
      assertThat(answer).isInstanceOf(Done.class);
      return;
    }
    assertThat(code(answer)).isEqualTo("MORE_THAN_THE_WHOLE");
    assertThat(((Refused<?>) answer).detail()).contains("%s hours, the whole as %s".formatted(parts, whole));
    assertThat(((Refused<?>) answer).next()).contains(fitting);
    assertThat(capturing.now(prompt)).isEqualTo(prompt);
  }

  @Test
  void aSplitThatDoesNotAddUpOrBillsAMatterTwiceChangesNothing() {
    var first = firm.hourlyMatter().loaded();
    var second = firm.hourlyMatter().loaded();
    var closed = firm.hourlyMatter().closed().loaded();
    var prompt = capturing.prompt(call(first, 3600));
    var me = person(Engagement.ASSOCIATE);

    assertThat(code(split.split(prompt.signal(), List.of(part(first, 40), part(second, 30)), me)))
        .isEqualTo("NOT_THE_WHOLE");
    assertThat(code(split.split(prompt.signal(), List.of(part(first, 40), part(first, 20)), me)))
        .isEqualTo("DOUBLE_BILLING");
    assertThat(code(split.split(prompt.signal(), List.of(part(first, 60)), me))).isEqualTo("TWO_PARTS");
    assertThat(code(split.split(prompt.signal(), List.of(part(first, 42), part(closed, 18)), me)))
        .isEqualTo("MATTER_TAKES_NO_TIME");
    assertThat(split.split(prompt.signal(), List.of(part(first, 40), part(second, 20)), person(Engagement.PARALEGAL)))
        .isInstanceOf(Unseen.class);

    assertThat(capturing.now(prompt)).isEqualTo(prompt);
  }

  @Test
  void aQuestionIsAnsweredWithASplit() {
    var first = firm.hourlyMatter().loaded();
    var second = firm.hourlyMatter().ofTheClientOf(first).loaded();
    var asked = capturing.received(unsure(first).lasting(1800));

    var answer = split.split(asked.signal(), List.of(part(first, 12), part(second, 18)), person(Engagement.ASSOCIATE));

    assertThat(answer).isInstanceOf(Done.class);
    assertThat(capturing.promptOf(asked).draft().minutes()).contains(12);
    assertThat(signals.required(asked.signal()).standing().state()).isEqualTo(SignalState.MATCHED);
  }

  private Activities unsure(Engagement matter) {
    firm.hourlyMatter().ofTheClientOf(matter).loaded();
    return mailTo(matter).about("Quick question");
  }

  private static Activities call(Engagement matter, int seconds) {
    return Activities.call().out().by("TK06").phone("+1 212 555 0100").about(matter.number()).lasting(seconds);
  }

  private static Part part(Engagement matter, int minutes) {
    return new Part(matter.id(), minutes, Optional.empty());
  }

  private static String code(Answer<?> answer) {
    return ((Refused<?>) answer).code();
  }
}
