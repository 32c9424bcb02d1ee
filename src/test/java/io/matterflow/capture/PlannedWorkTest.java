package io.matterflow.capture;

import static io.matterflow.capture.Capturing.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.engine.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Meetings that are told while they are planned, and told anew when they change. */
@ProductTest
@Tag("both-databases")
class PlannedWorkTest {

  private static final int HOUR = 3600;

  @Autowired private Firm firm;
  @Autowired private Capturing capturing;
  @Autowired private ActivityCapture capture;
  @Autowired private TimePrompts prompts;
  @Autowired private MatterAssignment assignment;
  @Autowired private JdbcSignals signals;
  @Autowired private MovableClock clock;
  @Autowired private ManagementService management;
  @Autowired private RuntimeService runtime;
  @Autowired private HistoryService history;

  private Instant start;

  @BeforeEach
  void aMeetingInTwoHours() {
    start = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofHours(2));
  }

  @Test
  void aPlannedMeetingIsNoPromptUntilItIsOver() {
    var matter = firm.hourlyMatter().loaded();

    var planned = capturing.received(meeting(matter, "one").status("SCHEDULED").at(start).lasting(HOUR));

    assertThat(planned.prompt()).isEmpty();
    assertThat(planned.standing().state()).isEqualTo(SignalState.PLANNED);
    assertThat(planned.standing().reason()).isEqualTo("NOT_OVER");
    assertThat(planned.standing().decidedBy()).hasValueSatisfying(rule -> assertThat(rule.rule()).isEqualTo("notOver"));
    theMeetingEnds(Duration.ofMinutes(59));
    assertThat(runDue(planned)).isZero();
    assertThat(prompts.of(planned.signal())).isEmpty();

    clock.advance(Duration.ofMinutes(1));
    runDue(planned);

    var prompt = capturing.promptOf(planned);
    assertThat(prompt.raw()).contains(Duration.ofHours(1));
    assertThat(prompt.draft().matter()).isEqualTo(matter.id());
    assertThat(signals.required(planned.signal()).standing().outcome()).contains(MatchOutcome.AUTO);
    assertThat(history.createHistoricActivityInstanceQuery().activityId("workTakenUp").finished().list())
        .extracting(step -> step.getProcessDefinitionKey()).contains("planned-work");
  }

  @Test
  void aMeetingThatWasCalledOffBeforeItBeganIsNoWork() {
    var matter = firm.hourlyMatter().loaded();
    var planned = capturing.received(meeting(matter, "off").status("CONFIRMED").at(start).lasting(HOUR));

    var cancelled = capturing.received(meeting(matter, "off").status("CANCELLED").at(start).lasting(HOUR));

    assertThat(cancelled.repeated()).isFalse();
    assertThat(cancelled.signal()).isEqualTo(planned.signal());
    assertThat(cancelled.standing().state()).isEqualTo(SignalState.IGNORED);
    assertThat(cancelled.standing().reason()).isEqualTo("CALENDAR_EXCLUDED");
    theMeetingEnds(Duration.ofHours(2));
    runDue(planned);
    assertThat(prompts.of(planned.signal())).isEmpty();
    assertThat(signals.required(planned.signal()).subject()).isEmpty();
  }

  @Test
  void theRealTimesReplaceThePlannedOnesOnThePromptThatIsThere() {
    var matter = firm.hourlyMatter().loaded();
    var planned = capturing.received(meeting(matter, "real").status("SCHEDULED").at(start).lasting(HOUR));
    theMeetingEnds(Duration.ofHours(1));
    runDue(planned);
    var prompt = capturing.promptOf(planned);
    prompts.edit(prompt.id(),
        new PromptEdits(Optional.empty(), Optional.empty(), Optional.of("Prepare and attend"), Optional.empty(),
        Optional.empty()), person(Engagement.ASSOCIATE));

    var over = capturing.received(meeting(matter, "real").status("COMPLETED").at(start.plusSeconds(300)).lasting(5100));

    assertThat(over.prompt()).contains(prompt.id());
    var now = capturing.now(prompt);
    assertThat(now.startedAt()).isEqualTo(start.plusSeconds(300));
    assertThat(now.raw()).contains(Duration.ofSeconds(5100));
    assertThat(now.draft().minutes()).contains(85);
    assertThat(now.draft().narrative()).as("what a person wrote stays").isEqualTo("Prepare and attend");
    assertThat(capturing.task(planned.signal())).isPresent();
  }

  @Test
  void anOpenPromptIsWithdrawnWithItsMeetingAndComesAgainWithIt() {
    var matter = firm.hourlyMatter().loaded();
    var held = capturing.received(meeting(matter, "again").status("COMPLETED").revision(1).at(start).lasting(HOUR));
    assertThat(held.prompt()).isPresent();

    var declined = capturing.received(meeting(matter, "again").status("DECLINED").revision(2).at(start).lasting(HOUR));

    assertThat(declined.prompt()).isEmpty();
    assertThat(capturing.task(held.signal())).isEmpty();
    assertThat(capturing.passed(held.signal())).contains("promptRejected");
    assertThat(signals.required(held.signal()).standing().decidedBy())
        .hasValueSatisfying(rule -> assertThat(rule.rule()).isEqualTo("noAppointment"));
    var accepted = capturing.received(meeting(matter, "again").status("COMPLETED").revision(3).at(start).lasting(HOUR));
    assertThat(accepted.prompt()).isPresent();
    assertThat(capturing.task(held.signal())).isPresent();
  }

  @Test
  void aQuestionEndsWhenItsMeetingIsCalledOff() {
    var matter = firm.hourlyMatter().loaded();
    firm.hourlyMatter().ofTheClientOf(matter).loaded();
    var mark = UUID.randomUUID().toString();
    var asked = capturing.received(unsure(matter, mark).status("COMPLETED").at(start).lasting(HOUR));
    assertThat(capturing.task(asked.signal())).isPresent();

    capturing.received(unsure(matter, mark).status("CANCELLED").at(start).lasting(HOUR));

    assertThat(capturing.task(asked.signal())).isEmpty();
    assertThat(signals.required(asked.signal()).standing().state()).isEqualTo(SignalState.IGNORED);
  }

  @Test
  void theMatterThatAPersonNamedStaysWhenTheTimeChanges() {
    var matter = firm.hourlyMatter().loaded();
    firm.hourlyMatter().ofTheClientOf(matter).loaded();
    var mark = UUID.randomUUID().toString();
    var asked = capturing.received(unsure(matter, mark).status("COMPLETED").at(start).lasting(HOUR));
    assignment.confirm(asked.signal(), matter.id(), Optional.empty(), person(Engagement.ASSOCIATE));

    var longer = capturing.received(unsure(matter, mark).status("COMPLETED").at(start).lasting(2 * HOUR));

    assertThat(longer.standing().state()).isEqualTo(SignalState.MATCHED);
    assertThat(capturing.promptOf(asked).draft().matter()).isEqualTo(matter.id());
    assertThat(capturing.promptOf(asked).draft().minutes()).contains(120);
  }

  @Test
  void theSameWordAgainIsADuplicateOfTheFirstAlsoWhenItIsOutdated() {
    var matter = firm.hourlyMatter().loaded();
    var first = capturing.received(meeting(matter, "same").status("SCHEDULED").at(start).lasting(HOUR));
    var moved = capturing
        .received(meeting(matter, "same").status("SCHEDULED").at(start.plusSeconds(HOUR)).lasting(HOUR));
    assertThat(moved.repeated()).isFalse();

    var again = capturing.received(meeting(matter, "same").status("SCHEDULED").at(start).lasting(HOUR));

    assertThat(again.repeated()).isTrue();
    assertThat(again.signal()).isEqualTo(first.signal());
    assertThat(signals.required(first.signal()).at()).isEqualTo(start.plusSeconds(HOUR));
  }

  @Test
  void anotherPersonsPartUnderTheSameIdIsNotMistakenForAChange() {
    var matter = firm.hourlyMatter().loaded();
    var mine = capturing.received(meeting(matter, "two").status("COMPLETED").at(start).lasting(HOUR));

    var theirs = capturing.received(
        meeting(matter, "two").by(Engagement.PARALEGAL.value()).status("COMPLETED").at(start).lasting(2 * HOUR));

    assertThat(theirs.repeated()).isTrue();
    assertThat(capturing.promptOf(mine).raw()).contains(Duration.ofHours(1));
  }

  @Test
  void whatAPersonRejectedStaysRejected() {
    var matter = firm.hourlyMatter().loaded();
    var held = capturing.received(meeting(matter, "no").status("COMPLETED").at(start).lasting(HOUR));
    prompts.reject(held.prompt().orElseThrow(), "NOT_MINE", Optional.empty(), person(Engagement.ASSOCIATE));

    capturing.received(meeting(matter, "no").status("COMPLETED").at(start).lasting(2 * HOUR));

    assertThat(capturing.promptOf(held).state()).isEqualTo(PromptState.REJECTED);
    assertThat(capturing.task(held.signal())).isEmpty();
  }

  @Test
  void anyOrderOfTheWordsEndsInTheSameState() {
    for (var story : stories()) {
      var orders = orders(story.size());
      var inOrder = state(story, orders.get(0), false);
      for (var order : orders) {
        assertThat(state(story, order, order.get(0) % 2 == 0)).as("story %s, order %s", stories().indexOf(story), order)
            .isEqualTo(inOrder);
      }
    }
  }

  /** Each word: status, revision or none, minutes from the planned start, minutes. */
  private static List<List<Word>> stories() {
    return List.of(
        List.of(new Word("SCHEDULED", -1, 0, 60), new Word("COMPLETED", -1, 5, 85)),
        List.of(new Word("SCHEDULED", -1, 0, 60), new Word("COMPLETED", -1, 5, 85), new Word("CANCELLED", -1, 5, 85)),
        List.of(new Word("TENTATIVE", 0, 0, 60), new Word("CONFIRMED", 1, 90, 30), new Word("CONFIRMED", 2, 30, 60)),
        List.of(new Word("CONFIRMED", 0, 0, 60), new Word("DECLINED", 1, 0, 60), new Word("CONFIRMED", 2, 0, 60),
            new Word("COMPLETED", 3, 0, 70)),
        List.of(new Word("CONFIRMED", 0, 0, 60), new Word("COMPLETED", 1, 0, 70), new Word("CANCELLED", 2, 0, 70)));
  }

  /** What is there after the words came in that order, the first of them twice, and the meeting's time has passed. */
  private String state(List<Word> story, List<Integer> order, boolean together) {
    aMeetingInTwoHours();
    var matter = firm.hourlyMatter().loaded();
    var told = new ArrayList<>(order);
    told.add(order.get(0));
    var words = told.stream().map(number -> story.get(number).of(meeting(matter, "story"), start).signal()).toList();
    if (together) {
      capture.receive(words, Capturing.system());
    } else {
      words.forEach(capturing::received);
    }
    var receipt = capturing.received(words.get(0));
    assertThat(receipt.repeated()).isTrue();
    theMeetingEnds(Duration.ofHours(4));
    runDue(receipt);
    var signal = signals.required(receipt.signal());
    return "%s %s %s %s %s, %d open cases".formatted(signal.standing().state(), signal.standing().reason(),
        signal.duration(),
        Duration.between(start, signal.at()), prompts.of(signal.id()).map(this::shown),
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(signal.id().toString()).count());
  }

  private String shown(TimePrompt prompt) {
    return "%s %s %s %s %s".formatted(Duration.between(start, prompt.startedAt()), prompt.raw(),
        prompt.draft().minutes(),
        prompt.estimated(), prompt.state());
  }

  private void theMeetingEnds(Duration afterItsStart) {
    clock.standAt(start.plus(afterItsStart));
  }

  /** Does what is due of the meeting's cases, as the engine would. */
  private int runDue(ActivityCapture.Receipt meeting) {
    int done = 0;
    for (var waiting : runtime.createProcessInstanceQuery().processDefinitionKey("planned-work")
        .processInstanceBusinessKey(meeting.signal().toString()).list()) {
      for (var jobs = due(waiting.getId()); !jobs.isEmpty(); jobs = due(waiting.getId())) {
        jobs.forEach(management::executeJob);
        done += jobs.size();
      }
    }
    return done;
  }

  private List<String> due(String instance) {
    return management.createJobQuery()
        .processInstanceId(instance)
        .executable()
        .list().stream()
        .map(job -> job.getId())
        .toList();
  }

  private static List<List<Integer>> orders(int size) {
    var orders = new ArrayList<List<Integer>>();
    permute(new ArrayList<>(), size, orders);
    return orders;
  }

  private static void permute(List<Integer> begun, int size, List<List<Integer>> orders) {
    if (begun.size() == size) {
      orders.add(List.copyOf(begun));
    }
    for (int next = 0; next < size; next++) {
      if (!begun.contains(next)) {
        begun.add(next);
        permute(begun, size, orders);
        begun.remove(begun.size() - 1);
      }
    }
  }

  private static Activities meeting(Engagement matter, String mark) {
    return Activities.appointment().by(Engagement.ASSOCIATE.value()).event("%s %s".formatted(matter.number(), mark))
        .about("[%s] Settlement talks".formatted(matter.number()))
        .with(matter.contactAddress(), "rita.castellano@harrowpike.example");
  }

  private static Activities unsure(Engagement matter, String mark) {
    return Activities.appointment().by(Engagement.ASSOCIATE.value()).event(mark).about("Talks")
        .with(matter.contactAddress(), "rita.castellano@harrowpike.example");
  }

  private record Word(String status, int revision, int minutesLater, int minutes) {

    Activities of(Activities meeting, Instant start) {
      var told = meeting.status(status).at(start.plusSeconds(60L * minutesLater)).lasting(60 * minutes);
      return revision < 0 ? told : told.revision(revision);
    }
  }
}
