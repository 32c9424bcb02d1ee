package io.matterflow.capture;

import static io.matterflow.capture.Capturing.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.capture.Answer.Done;
import io.matterflow.capture.Answer.Refused;
import io.matterflow.capture.Answer.Unseen;
import io.matterflow.capture.EnteredTimeIntake.Accepted;
import io.matterflow.capture.TimeQuestion.Answered;
import io.matterflow.engine.Effect.Finding;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.practice.PracticeSystem;
import io.matterflow.practice.TimeEnteredByHand;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Approved here and entered by hand elsewhere: the timekeeper is asked once, and the same work is never billed twice.
 */
@ProductTest
@Tag("both-databases")
class TimeQuestionsTest {

  private static final LocalDate LAST = LocalDate.of(2099, 12, 31);

  @Autowired private Firm firm;
  @Autowired private Capturing capturing;
  @Autowired private EnteredTimeIntake intake;
  @Autowired private TimeQuestions questions;
  @Autowired private JdbcTimeQuestions stored;
  @Autowired private JdbcTimeCorrections corrections;
  @Autowired private JdbcTimeEntries entries;
  @Autowired private TimeInQuestion blocked;
  @Autowired private PracticeSystem practice;
  @Autowired private TaskService tasks;
  @Autowired private ApplicationEventPublisher events;

  @Test
  void whatIsEnteredByHandAfterPostingIsAskedAboutAndBilledByNobodyMeanwhile() {
    var matter = firm.hourlyMatter().loaded();
    var posted = capturing.posted(matter);

    var arrived = arrived(posted);

    var question = questionAbout(posted);
    assertThat(question.entry()).isEqualTo(arrived);
    assertThat(claimed(matter)).isEmpty();
    assertThat(entries.mattersWithUnbilledTime(LAST)).doesNotContain(matter.id());
    var task = tasks.createTaskQuery().processInstanceBusinessKey(question.id().toString()).singleResult();
    assertThat(task.getTaskDefinitionKey()).isEqualTo("answerDuplicate");
    assertThat(task.getAssignee()).isEqualTo("TK06");
    assertThat(task.getName()).startsWith("Same work? " + matter.number());
    assertThat(blocked.blockedFor(Capturing.staff(Role.BILLING_COORDINATOR)))
        .filteredOn(item -> item.id().equals(question.id().toString()))
        .singleElement().satisfies(item -> assertThat(item.owner()).isEqualTo("TK06"));
  }

  @Test
  void twoPiecesOfWorkAreBothBilled() {
    var matter = firm.hourlyMatter().loaded();
    var posted = capturing.posted(matter);
    arrived(posted);

    assertThat(answer(questionAbout(posted), Answered.KEEP_BOTH)).isInstanceOf(Done.class);

    assertThat(claimed(matter)).hasSize(2);
    assertThat(stored.openOf(posted.id())).isEmpty();
  }

  @Test
  void theSameWorkIsBilledOnceWithoutTheOneFromElsewhere() {
    var matter = firm.hourlyMatter().loaded();
    var posted = capturing.posted(matter);
    var arrived = arrived(posted);

    answer(questionAbout(posted), Answered.DROP_OTHER);

    assertThat(claimed(matter)).singleElement().satisfies(entry -> assertThat(entry.id()).isNotEqualTo(arrived));
    assertThat(entries.find(arrived).orElseThrow().standing().setAside()).contains("SAME_WORK");
    assertThat(capturing.inThePracticeSystem(posted)).hasSize(1);
  }

  @Test
  void theSameWorkIsBilledOnceWithoutOursWhichIsTakenAwayInThePracticeSystemToo() {
    var matter = firm.hourlyMatter().loaded();
    var posted = capturing.posted(matter);
    var arrived = arrived(posted);
    var ours = entries.of(posted.id()).orElseThrow().entry().id();

    answer(questionAbout(posted), Answered.WITHDRAW_OURS);

    assertThat(claimed(matter)).extracting(TimeEntry::id).containsExactly(arrived);
    assertThat(corrections.underWay(ours)).isPresent();
    capturing.runJobs("time-correction", corrections.underWay(ours).orElseThrow());
    assertThat(practice.find(posted.id().toString())).isEqualTo(new Finding.Absent());
    assertThat(corrections.underWay(ours)).isEmpty();
  }

  @Test
  void oursThatStandsOnABillIsNotWithdrawnAndTheOtherWaits() {
    var matter = firm.hourlyMatter().loaded();
    var posted = capturing.posted(matter);
    assertThat(claimed(matter)).hasSize(1);
    arrived(posted);
    var question = questionAbout(posted);

    assertThat(answer(question, Answered.WITHDRAW_OURS))
        .isInstanceOfSatisfying(Refused.class, why -> assertThat(why.code()).isEqualTo("ON_A_BILL"));
    assertThat(claimed(matter)).isEmpty();
    answer(question, Answered.DROP_OTHER);
    assertThat(claimed(matter)).isEmpty();
  }

  @Test
  void aQuestionIsAnsweredOnceAndByItsTimekeeperAlone() {
    var posted = capturing.posted(firm.hourlyMatter().loaded());
    arrived(posted);
    var question = questionAbout(posted);

    assertThat(questions.answer(question.id(), Answered.KEEP_BOTH, person(Engagement.PARALEGAL)))
        .isInstanceOf(Unseen.class);
    answer(question, Answered.KEEP_BOTH);
    assertThat(answer(question, Answered.DROP_OTHER))
        .isInstanceOfSatisfying(Refused.class, why -> assertThat(why.code()).isEqualTo("ALREADY_ANSWERED"));
  }

  @Test
  void droppingWhatCameInAnswersAllQuestionsAboutIt() {
    var matter = firm.hourlyMatter().loaded();
    var first = capturing.posted(matter);
    var second = capturing.posted(Capturing.mailTo(matter).at("2026-06-30T20:00:00Z"));
    arrived(first);

    answer(questionAbout(first), Answered.DROP_OTHER);

    assertThat(stored.openOf(second.id())).isEmpty();
    assertThat(claimed(matter)).hasSize(2);
  }

  @Test
  void whatComesInBeforePostingIsAskedOnThePromptAndOnlyThere() {
    var matter = firm.hourlyMatter().loaded();
    var prompt = capturing.approve(capturing.prompt(matter));

    arrived(prompt);

    assertThat(stored.openOf(prompt.id())).singleElement().satisfies(waiting -> assertThat(waiting.asked()).isFalse());
    assertThat(claimed(matter)).isEmpty();
    capturing.runJobs(prompt.signal());
    assertThat(capturing.now(prompt).state()).isEqualTo(PromptState.OPEN);
    assertThat(stored.openOf(prompt.id())).isEmpty();
    capturing.approve(prompt);
    capturing.runJobs(prompt.signal());
    assertThat(stored.openOf(prompt.id())).isEmpty();
    assertThat(claimed(matter)).hasSize(2);
  }

  @Test
  void whatComesInWhileABillHasOursIsAskedOnceOursIsPosted() {
    var matter = firm.hourlyMatter().loaded();
    var prompt = capturing.approve(capturing.prompt(matter));
    assertThat(claimed(matter)).hasSize(1);
    arrived(prompt);

    capturing.runJobs(prompt.signal());

    assertThat(capturing.inThePracticeSystem(prompt)).hasSize(1);
    assertThat(questionAbout(prompt).asked()).isTrue();
    assertThat(claimed(matter)).isEmpty();
  }

  @Test
  void whatStandsInThePracticeSystemAlreadyIsAskedBeforePostingAndNotAgainWhenItArrives() {
    var matter = firm.hourlyMatter().loaded();
    var prompt = capturing.approve(capturing.prompt(matter));
    var id = capturing.enteredOverThere(prompt, "0.3");

    capturing.runJobs(prompt.signal());

    assertThat(capturing.now(prompt).state()).isEqualTo(PromptState.OPEN);
    assertThat(capturing.now(prompt).possibleDuplicates()).containsExactly("local:" + id);
    assertThat(capturing.inThePracticeSystem(prompt)).isEmpty();
    capturing.approve(prompt);
    capturing.runJobs(prompt.signal());
    assertThat(capturing.inThePracticeSystem(prompt)).hasSize(1);
    told(prompt, id, Optional.empty());
    told(prompt, id, Optional.empty());
    assertThat(stored.openOf(prompt.id())).isEmpty();
    assertThat(claimed(matter)).hasSize(2);
  }

  @Test
  void whatCannotBeTakenIsThrownBackToWhoeverToldIt() {
    var prompt = capturing.prompt(firm.hourlyMatter().loaded());

    assertThatThrownBy(() -> events.publishEvent(new TimeEnteredByHand("local", "7", prompt.draft().matter(),
        new TimekeeperId("TK77"), prompt.workDate(), prompt.workDate(), Optional.empty(), BilledTime.hours("0.3"), true,
        "Call",
        Optional.empty(), Optional.empty()))).hasMessageContaining("UNKNOWN_TIMEKEEPER");
  }

  @Test
  void timeThatBeganLaterIsWorkOfItsOwn() {
    var matter = firm.hourlyMatter().loaded();
    var call = Activities.call().out().by("TK06").phone("+1 212 555 0100").about(matter.number()).lasting(600);
    var posted = capturing.approve(capturing.prompt(call));
    capturing.runJobs(posted.signal());

    told(posted, UUID.randomUUID().toString(), Optional.of(posted.startedAt().plus(Duration.ofMinutes(10))));
    assertThat(stored.openOf(posted.id())).isEmpty();

    told(posted, UUID.randomUUID().toString(), Optional.of(posted.startedAt().plus(Duration.ofMinutes(9))));
    assertThat(stored.openOf(posted.id())).hasSize(1);
  }

  private TimeEntryId arrived(TimePrompt prompt) {
    var taken = intake.take(new EnteredTime("clio", UUID.randomUUID().toString(), prompt.draft().matter(),
        prompt.timekeeper(),
        prompt.workDate(), prompt.workDate(), BilledTime.hours("0.1"), Optional.empty(), 100, true, "E-mail to client",
        Optional.empty(), Optional.empty(), "MANUAL"), Capturing.system());
    return ((Accepted) taken).id();
  }

  private void told(TimePrompt prompt, String id, Optional<Instant> startedAt) {
    events.publishEvent(
        new TimeEnteredByHand("local", id, prompt.draft().matter(), prompt.timekeeper(), prompt.workDate(),
            prompt.workDate(), startedAt, BilledTime.hours("0.3"), true, "E-mail to client", Optional.empty(),
            Optional.empty()));
  }

  private TimeQuestion questionAbout(TimePrompt prompt) {
    assertThat(stored.openOf(prompt.id())).hasSize(1);
    return stored.openOf(prompt.id()).get(0);
  }

  private Answer<TimeQuestion> answer(TimeQuestion question, Answered answer) {
    return questions.answer(question.id(), answer, person(question.timekeeper()));
  }

  private List<TimeEntry> claimed(Engagement matter) {
    return entries.claim(UUID.randomUUID(), matter.id(), LAST);
  }
}
