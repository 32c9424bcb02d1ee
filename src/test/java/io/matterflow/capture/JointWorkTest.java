package io.matterflow.capture;

import static io.matterflow.capture.Capturing.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The many signals of one piece of work, in every order. */
@ProductTest
@Tag("both-databases")
class JointWorkTest {

  private static final long SEED = 20_260_630;
  private static final int ORDERS = 12;

  @Autowired private Firm firm;
  @Autowired private Capturing capturing;
  @Autowired private ActivityCapture capture;
  @Autowired private TimePrompts prompts;
  @Autowired private JdbcSignals signals;
  @Autowired private MatterAssignment assignment;

  @Test
  void editsOfOneDocumentBecomeOnePromptOfTheirWholeTime() {
    var matter = firm.hourlyMatter().loaded();
    var brief = UUID.randomUUID().toString();

    var first = capturing.received(edit(matter, brief, "2026-06-30T15:00:00Z", 600));
    var second = capturing.received(edit(matter, brief, "2026-06-30T15:40:00Z", 900));
    var other = capturing.received(edit(matter, UUID.randomUUID().toString(), "2026-06-30T15:20:00Z", 300));

    assertThat(second.prompt()).isEqualTo(first.prompt());
    assertThat(second.standing().state()).isEqualTo(SignalState.MERGED);
    assertThat(capturing.passed(second.signal())).as("it needs no case").isEmpty();
    assertThat(capturing.promptOf(first).raw()).contains(Duration.ofSeconds(1500));
    assertThat(capturing.promptOf(first).draft().minutes()).contains(25);
    assertThat(signals.in(capturing.promptOf(first))).extracting(ActivitySignal::id)
        .containsExactly(first.signal(), second.signal());
    assertThat(other.prompt()).isNotEqualTo(first.prompt());
  }

  @Test
  void aLongPauseBeginsAnotherPieceOfWorkUntilALateEditBridgesIt() {
    var matter = firm.hourlyMatter().loaded();
    var brief = UUID.randomUUID().toString();
    var morning = capturing.received(edit(matter, brief, "2026-06-30T13:00:00Z", 60));
    var afternoon = capturing.received(edit(matter, brief, "2026-06-30T16:30:00Z", 60));
    assertThat(afternoon.prompt()).isNotEqualTo(morning.prompt());

    var noon = capturing.received(edit(matter, brief, "2026-06-30T14:45:00Z", 60));

    assertThat(noon.prompt()).isEqualTo(morning.prompt());
    assertThat(prompts.of(afternoon.signal())).isEmpty();
    assertThat(capturing.task(afternoon.signal())).isEmpty();
    assertThat(capturing.promptOf(morning).raw()).contains(Duration.ofSeconds(180));
    assertThat(capturing.promptOf(morning).possibleDuplicates()).isEmpty();
    assertThat(signals.required(afternoon.signal()).standing().mergedInto()).isEqualTo(morning.prompt());
  }

  @Test
  void messagesOfAThreadAreCountedTogether() {
    var matter = firm.hourlyMatter().loaded();
    var root = UUID.randomUUID().toString();
    var words = "word ".repeat(60);
    var first = capturing.received(Capturing.mailTo(matter).message(root).saying(words));
    var second = capturing
        .received(Capturing.mailTo(matter).message(root + "-2", root).saying(words).at("2026-06-30T18:00:00Z"));
    var colleagues = capturing
        .received(Capturing.mailTo(matter).by(Engagement.PARALEGAL.value()).message(root + "-3", root));
    var nextDay = capturing.received(Capturing.mailTo(matter).message(root + "-4", root).at("2026-07-01T18:00:00Z"));

    assertThat(second.prompt()).isEqualTo(first.prompt());
    assertThat(capturing.promptOf(first).draft().minutes()).as("120 words").contains(12);
    assertThat(capturing.promptOf(first).estimated()).isTrue();
    assertThat(List.of(colleagues.prompt(), nextDay.prompt())).doesNotContain(first.prompt()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"012", "021", "102", "120", "201", "210"})
  void messagesThatOnlyNameTheOneTheyAnswerAreOneThreadInAnyOrder(String order) {
    for (var together : List.of(true, false)) {
      var matter = firm.hourlyMatter().loaded();
      var mark = UUID.randomUUID().toString();
      var thread = List.of(
          Capturing.mailTo(matter).event(mark + 1).message(mark + "-1"),
          Capturing.mailTo(matter).event(mark + 2).message(mark + "-2", mark + "-1").at("2026-06-30T15:20:00Z"),
          Capturing.mailTo(matter).event(mark + 3).message(mark + "-3", mark + "-2").at("2026-06-30T15:40:00Z"));
      var told = order.chars().mapToObj(number -> thread.get(number - '0').signal()).toList();

      if (together) {
        capture.receive(told, Capturing.system());
      } else {
        told.forEach(capturing::received);
      }

      var receipts = told.stream().map(capturing::received).toList();
      assertThat(receipts).extracting(receipt -> receipt.prompt().orElseThrow())
          .as("together %s", together)
          .containsOnly(
          receipts.get(0).prompt().orElseThrow());
      assertThat(prompts.find(receipts.get(0).prompt().orElseThrow(), person(Engagement.ASSOCIATE))
          .map(signals::in)
          .orElseThrow())
          .hasSize(3);
    }
  }

  @Test
  void whatItsTimekeeperHasApprovedIsNotChangedByALateEdit() {
    var matter = firm.hourlyMatter().loaded();
    var brief = UUID.randomUUID().toString();
    var first = capturing.received(edit(matter, brief, "2026-06-30T15:00:00Z", 600));
    var approved = capturing.approve(capturing.promptOf(first));

    var late = capturing.received(edit(matter, brief, "2026-06-30T15:20:00Z", 600));
    var later = capturing.received(edit(matter, brief, "2026-06-30T15:40:00Z", 600));

    assertThat(capturing.now(approved)).isEqualTo(approved);
    assertThat(late.prompt()).isPresent().isNotEqualTo(first.prompt());
    assertThat(later.prompt()).isEqualTo(late.prompt());
    assertThat(capturing.promptOf(late).raw()).contains(Duration.ofSeconds(1200));
  }

  @Test
  void whatAPersonWroteOnThePromptStaysAndTheRawTimeGrows() {
    var matter = firm.hourlyMatter().loaded();
    var brief = UUID.randomUUID().toString();
    var first = capturing.received(edit(matter, brief, "2026-06-30T15:00:00Z", 600));
    prompts.edit(first.prompt().orElseThrow(),
        new PromptEdits(Optional.empty(), Optional.of(30), Optional.of("Draft reply"),
        Optional.empty(), Optional.empty()), person(Engagement.ASSOCIATE));

    capturing.received(edit(matter, brief, "2026-06-30T15:20:00Z", 600));

    var prompt = capturing.promptOf(first);
    assertThat(prompt.draft().minutes()).contains(30);
    assertThat(prompt.draft().narrative()).isEqualTo("Draft reply");
    assertThat(prompt.raw()).contains(Duration.ofSeconds(1200));
  }

  @Test
  void twoCallsStayTwo() {
    var matter = firm.hourlyMatter().loaded();
    var call = Activities.call().out().by("TK06").phone("+1 212 555 0100").about(matter.number()).lasting(600);

    var first = capturing.received(call.event("one" + matter.number()));
    var second = capturing.received(call.event("two" + matter.number()).at("2026-06-30T16:00:00Z"));

    assertThat(second.prompt()).isPresent().isNotEqualTo(first.prompt());
  }

  @Test
  void aSignalThatAPersonMatchesJoinsThePromptThatIsThere() {
    var matter = firm.hourlyMatter().loaded();
    var brief = UUID.randomUUID().toString();
    var first = capturing.received(edit(matter, brief, "2026-06-30T15:00:00Z", 600));
    var unsure = Activities.document()
        .by("TK06")
        .of(brief + matter.number())
        .about("Brief for " + matter.client().name())
        .saying(matter.number()).at("2026-06-30T15:20:00Z").lasting(300);
    var asked = capturing.received(unsure);
    assertThat(asked.standing().outcome()).contains(MatchOutcome.CONFIRM);

    assignment.confirm(asked.signal(), matter.id(), Optional.empty(), person(Engagement.ASSOCIATE));

    assertThat(signals.required(asked.signal()).standing().mergedInto()).isEqualTo(first.prompt());
    assertThat(capturing.passed(asked.signal())).contains("activityExcluded").doesNotContain("proposeTime");
    assertThat(capturing.promptOf(first).raw()).contains(Duration.ofSeconds(900));
  }

  @Test
  void theOrderInWhichADayIsToldChangesNothing() {
    var random = new Random(SEED);
    var inOrder = state(firm.hourlyMatter().loaded(), List.of());
    for (int order = 0; order < ORDERS; order++) {
      var shuffle = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 2, 5));
      Collections.shuffle(shuffle, random);

      assertThat(state(firm.hourlyMatter().loaded(), shuffle)).as("seed %d, order %s", SEED, shuffle)
          .isEqualTo(inOrder);
    }
  }

  /** A day of edits, a thread whose answers do not name the matter, and a call; told in the order given. */
  private List<String> state(Engagement matter, List<Integer> order) {
    var mark = UUID.randomUUID().toString();
    var day = List.of(
        edit(matter, mark, "2026-06-30T13:00:00Z", 600),
        edit(matter, mark, "2026-06-30T14:30:00Z", 300),
        edit(matter, mark, "2026-06-30T16:00:00Z", 300),
        edit(matter, mark, "2026-06-30T20:00:00Z", 120),
        Capturing.mailTo(matter).message(mark + "-1").at("2026-06-30T14:00:00Z"),
        answer("Re: that", mark, 2).at("2026-06-30T14:10:00Z"),
        answer("Re: Re: that", mark, 3).at("2026-06-30T14:20:00Z"),
        edit(matter, mark, "2026-07-01T13:00:00Z", 60),
        Activities.call().out().by("TK06").phone("+1 212 555 0100").about(matter.number()).lasting(600));
    var told = order.isEmpty() ? List.of(0, 1, 2, 3, 4, 5, 6, 7, 8) : order;
    told.forEach(number -> day.get(number).event("%s-%d".formatted(mark, number)));
    var signals = told.stream().map(number -> day.get(number).signal()).toList();
    if (order.hashCode() % 2 == 0) {
      capture.receive(signals, Capturing.system());
    } else {
      signals.forEach(capturing::received);
    }
    return prompts.list(new PromptQuery(Optional.empty(), LocalDate.of(2026, 6, 30), LocalDate.of(2026, 7, 1),
            Optional.empty()), 10_000, person(Engagement.ASSOCIATE)).stream()
        .filter(prompt -> prompt.draft().matter().equals(matter.id()))
        .map(prompt -> shown(prompt, matter))
        .sorted()
        .toList();
  }

  private String shown(TimePrompt prompt, Engagement matter) {
    var draft = prompt.draft();
    return "%s %s %s %s %s %s, %d signals".formatted(prompt.kind(), prompt.startedAt(), prompt.raw(), draft.minutes(),
        draft.narrative().replace(matter.number(), "the matter"), prompt.state(), signals.in(prompt).size());
  }

  private static Activities answer(String subject, String mark, int number) {
    return Activities.mail()
        .out()
        .by("TK06")
        .from("rita.castellano@harrowpike.example")
        .to("stranger@elsewhere.example")
        .about(subject).message("%s-%d".formatted(mark, number), mark + "-1", "%s-%d".formatted(mark, number - 1));
  }

  private static Activities edit(Engagement matter, String document, String at, int seconds) {
    return Activities.document()
        .by("TK06")
        .of(document + matter.number())
        .inWorkspace("ws-" + matter.number().substring(0, 5))
        .about("Brief.docx").at(at).lasting(seconds);
  }
}
