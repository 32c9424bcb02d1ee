package io.matterflow.capture;

import static io.matterflow.capture.Capturing.mailTo;
import static io.matterflow.capture.Capturing.person;
import static io.matterflow.capture.Capturing.staff;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.Jobs;
import io.matterflow.Newcomers;
import io.matterflow.ProductTest;
import io.matterflow.capture.Answer.Done;
import io.matterflow.engine.BlockedWork;
import io.matterflow.engine.BlockedWork.Blocked;
import io.matterflow.engine.MovableClock;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.messaging.SentMessages;
import io.matterflow.messaging.SentMessages.SentMessage;
import java.sql.Date;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The end of a working day: days put up, messages sent once, old prompts expired. */
@ProductTest
@Tag("both-databases")
class DailyRoundTest {

  private static final String ROUND = "daily-round";
  private static final String NOTICE = "personal-notice";

  @Autowired private Firm firm;
  @Autowired private Newcomers newcomers;
  @Autowired private Capturing capturing;
  @Autowired private PromptChoices choices;
  @Autowired private TimePrompts prompts;
  @Autowired private DailyRounds rounds;
  @Autowired private JdbcSignals signals;
  @Autowired private List<BlockedWork> blockedWork;
  @Autowired private SentMessages mailbox;
  @Autowired private Jobs jobs;
  @Autowired private MovableClock clock;
  @Autowired private RuntimeService runtime;
  @Autowired private HistoryService history;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;

  private TimekeeperId associate;
  private Engagement engagement;

  @BeforeEach
  void anAssociateWhomNobodyKnows() {
    associate = newcomers.associate();
    engagement = firm.hourlyMatter().at("300.00").withOnTheTeam(associate.value()).loaded();
  }

  @Test
  void theDayIsPutUpForWhoeverWaitsForItAndTheyAreToldOnce() {
    choices.choose(PromptChoice.DAY_REVIEW, associate, person(associate));
    prompt("09:00");
    prompt("10:00");
    assertThat(tasksOfTheAssociate()).isEmpty();

    var round = heldRound();

    assertThat(tasksOfTheAssociate()).extracting(Task::getTaskDefinitionKey).containsExactly("reviewDay");
    assertThat(history.createHistoricActivityInstanceQuery().processInstanceId(round.getId()).list())
        .extracting(passed -> passed.getActivityId())
        .contains("dayEnds", "beginRound", "expirePrompts", "putUpDays", "planNotices", "eraseSignals", "roundHeld");
    send();
    rounds.planNotices(DailyRoundId.of(round.getBusinessKey()));
    send();
    assertThat(mails()).hasSize(1);
    var words = mails().get(0).message().text();
    assertThat(words).contains("Prompts to answer: 2", "June 30", "/camunda/app/tasklist/default/")
        .doesNotContain(engagement.number(), "Quillon", "Draft answer", "http://localhost:8080");
  }

  @Test
  void thereIsOneRoundADayAndEachPlansTheNext() {
    var first = heldRound();

    var next = waitingRound();

    assertThat(next.getBusinessKey()).isNotEqualTo(first.getBusinessKey());
    assertThat(dayOf(next)).isAfter(dayOf(first));
    assertThat(runtime.createProcessInstanceQuery().processDefinitionKey(ROUND).count()).isEqualTo(1);
    firm.hourlyMatter().loaded();
    assertThat(runtime.createProcessInstanceQuery().processDefinitionKey(ROUND).count()).isEqualTo(1);
  }

  @Test
  void whoHasAnsweredMeanwhileIsToldNothing() {
    var prompt = prompt("09:00");
    heldRound();
    capturing.approve(prompt);

    assertThat(send()).isEqualTo(1);

    assertThat(mails()).isEmpty();
    assertThat(waitingNotices()).isEmpty();
  }

  @Test
  void aPromptThatNobodyAnswersExpiresToANumberAndCanBeTakenUpAgain() {
    var prompt = prompt("09:00");
    openFor(prompt, Duration.ofDays(45));

    heldRound();

    assertThat(capturing.now(prompt).state()).isEqualTo(PromptState.EXPIRED);
    assertThat(tasksOfTheAssociate()).isEmpty();
    var listed = blocked();
    assertThat(listed.owner()).isEqualTo("billing-coordinator");
    assertThat(listed.what())
        .isEqualTo("1 prompts of %s expired unanswered, the oldest of 2026-06-30".formatted(associate));
    assertThat(listed.toString()).doesNotContain(engagement.number(), prompt.id().toString());

    assertThat(prompts.reopen(prompt.id(), person(associate))).isInstanceOf(Done.class);

    assertThat(capturing.now(prompt).state()).isEqualTo(PromptState.OPEN);
    assertThat(tasksOfTheAssociate()).hasSize(1);
  }

  @Test
  void promptsOfSomebodyWhoIsAwayWaitUntilTheyAreBack() {
    var prompt = prompt("09:00");
    openFor(prompt, Duration.ofDays(45));
    jdbc.update("""
        insert into absence (id, person_id, from_day, entered_by, entered_at) values (?, ?, date '2020-01-01', 'test', current_timestamp)
        """, UUID.randomUUID(), associate.value());
    heldRound();
    assertThat(capturing.now(prompt).state()).isEqualTo(PromptState.OPEN);

    jdbc.update("update absence set ended_at = current_timestamp where person_id = ?", associate.value());
    heldRound();

    assertThat(capturing.now(prompt).state()).isEqualTo(PromptState.EXPIRED);
  }

  @Test
  void promptsThatWaitForTheDayExpireLikeTheOthersHoweverManyThereAre() {
    choices.choose(PromptChoice.DAY_REVIEW, associate, person(associate));
    var many = IntStream.range(0, 101)
        .mapToObj(minute -> prompt("%02d:%02d".formatted(8 + minute / 60, minute % 60)))
        .toList();
    many.forEach(prompt -> openFor(prompt, Duration.ofDays(45)));

    heldRound();

    assertThat(many).allSatisfy(prompt -> assertThat(capturing.now(prompt).state()).isEqualTo(PromptState.EXPIRED));
    assertThat(tasksOfTheAssociate()).isEmpty();
    assertThat(blocked().what()).startsWith("101 prompts");
  }

  @Test
  void theWordsOfWhatWasNoWorkGoWithTheDaysThatPass() {
    var stranger = capturing.received(Activities.mail().in().by(associate.value()).from("someone@elsewhere.example")
        .to("rita.castellano@harrowpike.example").about("Zanzibar"));
    heldRound();
    assertThat(signals.required(stranger.signal()).subject()).isEqualTo("Zanzibar");

    clock.advance(Duration.ofDays(31));
    heldRound();

    assertThat(signals.required(stranger.signal()).subject()).isEmpty();
  }

  private TimePrompt prompt(String time) {
    return capturing.prompt(mailTo(engagement).by(associate.value()).at("2026-06-30T%s:00Z".formatted(time)));
  }

  private void openFor(TimePrompt prompt, Duration time) {
    jdbc.update("update time_prompt set since = ? where id = ?",
        OffsetDateTime.ofInstant(clock.instant().minus(time), ZoneOffset.UTC), prompt.id().value());
  }

  /** The round that waits, at its hour. */
  private ProcessInstance heldRound() {
    var round = waitingRound();
    jobs.awaitNext(ROUND, round.getBusinessKey());
    jobs.runAll(ROUND, round.getBusinessKey());
    return round;
  }

  private ProcessInstance waitingRound() {
    return runtime.createProcessInstanceQuery().processDefinitionKey(ROUND).singleResult();
  }

  private Date dayOf(ProcessInstance round) {
    return jdbc.queryForObject("select round_day from daily_round where id = cast(? as uuid)", Date.class,
        round.getBusinessKey());
  }

  private int send() {
    return waitingNotices().stream().mapToInt(notice -> jobs.runAll(NOTICE, notice)).sum();
  }

  private List<String> waitingNotices() {
    return jdbc.queryForList("select id from personal_notice where person_id = ? and state = 'PLANNED'", String.class,
        associate.value());
  }

  private List<SentMessage> mails() {
    return mailbox.all().stream().filter(sent -> sent.message().to().contains(Newcomers.mailOf(associate))).toList();
  }

  private List<Task> tasksOfTheAssociate() {
    return tasks.createTaskQuery().taskAssignee(associate.value()).list();
  }

  private Blocked blocked() {
    return blockedWork.stream()
        .flatMap(source -> source.blockedFor(staff(Role.BILLING_COORDINATOR)).stream())
        .filter(blocked -> blocked.kind().equals("PROMPTS_EXPIRED") && blocked.subject().id().equals(associate.value()))
        .findFirst()
        .orElseThrow();
  }
}
