package io.matterflow.capture;

import static io.matterflow.Engagement.ASSOCIATE;
import static io.matterflow.Engagement.PARALEGAL;
import static io.matterflow.capture.Capturing.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.capture.EnteredTimeIntake.Accepted;
import io.matterflow.capture.TimeQuestion.Answered;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.practice.TimeEnteredByHand;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** Who bills two entries asks about them, unless they are known to be two pieces of work. */
@ProductTest
@Tag("both-databases")
class TimesApartTest {

  private static final LocalDate JUNE_15 = LocalDate.of(2026, 6, 15);
  private static final Optional<Instant> NO_CLOCK_TIME = Optional.empty();
  private static final Optional<String> CALL = Optional.of("A106");

  @Autowired private Firm firm;
  @Autowired private Capturing capturing;
  @Autowired private EnteredTimeIntake intake;
  @Autowired private TimeQuestions questions;
  @Autowired private JdbcTimeQuestions stored;
  @Autowired private JdbcTimeEntries entries;
  @Autowired private TimesApart apart;
  @Autowired private ApplicationEventPublisher events;

  private Engagement matter;

  @BeforeEach
  void aMatter() {
    matter = firm.hourlyMatter().loaded();
  }

  @Test
  void whatNothingTellsApartMayBeTheSame() {
    assertThat(areApart(time(ASSOCIATE, JUNE_15, CALL, NO_CLOCK_TIME), time(ASSOCIATE, JUNE_15, CALL, NO_CLOCK_TIME)))
        .isFalse();
    assertThat(areApart(time(ASSOCIATE, JUNE_15, CALL, NO_CLOCK_TIME),
        time(ASSOCIATE, JUNE_15, Optional.empty(), NO_CLOCK_TIME)))
        .as("one says no activity").isFalse();
    assertThat(areApart(time(ASSOCIATE, JUNE_15, CALL, at("15:00")), time(ASSOCIATE, JUNE_15, CALL, NO_CLOCK_TIME)))
        .as("one has no clock time").isFalse();
  }

  @Test
  void anotherPersonDayOrActivityIsOtherWork() {
    var work = time(ASSOCIATE, JUNE_15, CALL, NO_CLOCK_TIME);

    assertThat(areApart(work, time(PARALEGAL, JUNE_15, CALL, NO_CLOCK_TIME))).isTrue();
    assertThat(areApart(work, time(ASSOCIATE, JUNE_15.plusDays(1), CALL, NO_CLOCK_TIME))).isTrue();
    assertThat(areApart(work, time(ASSOCIATE, JUNE_15, Optional.of("A103"), NO_CLOCK_TIME))).isTrue();
  }

  @Test
  void twoCallsOneAfterTheOtherAreTwoCalls() {
    var call = time(ASSOCIATE, JUNE_15, CALL, at("15:00"));

    assertThat(areApart(call, time(ASSOCIATE, JUNE_15, CALL, at("15:18")))).isTrue();
    assertThat(areApart(call, time(ASSOCIATE, JUNE_15, CALL, at("15:17")))).isFalse();
    assertThat(areApart(call, time(ASSOCIATE, JUNE_15, CALL, at("14:43")))).isFalse();
    assertThat(areApart(call, time(ASSOCIATE, JUNE_15, CALL, at("14:42")))).isTrue();
  }

  @Test
  void partsOfOneEntryAreApart() {
    var whole = time(ASSOCIATE, JUNE_15, CALL, NO_CLOCK_TIME);
    var part = new TimeEntryId(UUID.randomUUID());
    insert(part, ASSOCIATE, JUNE_15, CALL, NO_CLOCK_TIME, part.toString(), List.of());

    assertThat(areApart(whole, part)).isTrue();
  }

  @Test
  void anAnswerOfItsTimekeeperTellsThemApart() {
    var prompt = capturing.posted(matter);
    var ours = entries.of(prompt.id()).orElseThrow().entry().id();
    var arrived = arrivedBeside(prompt);
    assertThat(areApart(ours, arrived)).isFalse();

    var question = stored.openOf(prompt.id()).get(0);
    questions.answer(question.id(), Answered.KEEP_BOTH, person(question.timekeeper()));

    assertThat(areApart(ours, arrived)).isTrue();
  }

  @Test
  void whatWasApprovedAlthoughThePromptNamedTheOtherIsApart() {
    var prompt = capturing.approve(capturing.prompt(matter));
    var id = capturing.enteredOverThere(prompt, "0.3");
    capturing.runJobs(prompt.signal());
    assertThat(capturing.now(prompt).possibleDuplicates()).containsExactly("local:" + id);
    capturing.approve(prompt);
    capturing.runJobs(prompt.signal());
    told(prompt, id);
    told(prompt, "never-named-" + id);
    var ours = entries.of(prompt.id()).orElseThrow().entry().id();

    assertThat(areApart(ours, entryOf("local", id))).isTrue();
    assertThat(areApart(ours, entryOf("local", "never-named-" + id))).isFalse();
  }

  @Test
  void whatAnotherSystemSaysOfDuplicatesIsNobodysAnswer() {
    var work = time(ASSOCIATE, JUNE_15, CALL, NO_CLOCK_TIME);
    var other = new TimeEntryId(UUID.randomUUID());
    insert(other, ASSOCIATE, JUNE_15, CALL, NO_CLOCK_TIME, "s-" + other, List.of(work.toString(), "clio:s-" + work));

    assertThat(areApart(work, other)).isFalse();
  }

  @Test
  void ofThreeEachPairIsJudgedByItself() {
    var morning = time(ASSOCIATE, JUNE_15, CALL, at("15:00"));
    var evening = time(ASSOCIATE, JUNE_15, CALL, at("22:00"));
    var sometime = time(ASSOCIATE, JUNE_15, CALL, NO_CLOCK_TIME);

    assertThat(apart.among(List.of(morning, evening, sometime))).containsExactly(Set.of(morning, evening));
    assertThat(apart.among(List.of(morning))).isEmpty();
    assertThat(apart.among(List.of())).isEmpty();
  }

  private boolean areApart(TimeEntryId one, TimeEntryId other) {
    return apart.among(List.of(one, other)).contains(Set.of(one, other));
  }

  private TimeEntryId time(TimekeeperId person, LocalDate day, Optional<String> activity, Optional<Instant> start) {
    var id = new TimeEntryId(UUID.randomUUID());
    insert(id, person, day, activity, start, "s-" + id, List.of());
    return id;
  }

  /** Eighteen minutes at 370.00 an hour. */
  private void insert(
      TimeEntryId id,
      TimekeeperId person,
      LocalDate day,
      Optional<String> activity,
      Optional<Instant> start,
      String sourceId, List<String> duplicates) {
    var entry = new TimeEntry(id, matter.id(), person, day, day, BilledTime.hours("0.3"), Money.usd("370.00"),
        "TIMEKEEPER_DEFAULT",
        Money.usd("111.00"), "Call with counsel", Optional.empty(), activity, ClientApproval.NONE, "MANUAL");
    entries.insert(
        new ApprovedTime(entry, "clio", sourceId, Optional.empty(), start, RoundedTime.AS_ENTERED, Optional.empty(),
        ApprovedTime.WHOLE, true, duplicates, ApprovedTime.Standing.NEW));
  }

  private TimeEntryId arrivedBeside(TimePrompt prompt) {
    var taken = intake.take(new EnteredTime("clio", UUID.randomUUID().toString(), prompt.draft().matter(),
        prompt.timekeeper(),
        prompt.workDate(), prompt.workDate(), BilledTime.hours("0.1"), Optional.empty(), 100, true, "E-mail to client",
        Optional.empty(), Optional.empty(), "MANUAL"), Capturing.system());
    return ((Accepted) taken).id();
  }

  private void told(TimePrompt prompt, String id) {
    events.publishEvent(
        new TimeEnteredByHand("local", id, prompt.draft().matter(), prompt.timekeeper(), prompt.workDate(),
            prompt.workDate(), Optional.empty(), BilledTime.hours("0.3"), true, "E-mail to client", Optional.empty(),
            Optional.empty()));
  }

  private TimeEntryId entryOf(String system, String sourceId) {
    return entries.from(system, sourceId).orElseThrow().entry().id();
  }

  private static Optional<Instant> at(String time) {
    return Optional.of(Instant.parse("2026-06-15T%s:00Z".formatted(time)));
  }
}
