package io.matterflow.capture;

import static io.matterflow.capture.Capturing.mailTo;
import static io.matterflow.capture.Capturing.person;
import static io.matterflow.capture.Capturing.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.Samples;
import io.matterflow.capture.Answer.Done;
import io.matterflow.capture.Answer.Refused;
import io.matterflow.capture.Answer.Unseen;
import io.matterflow.engine.BlockedWork;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProductTest
@Tag("both-databases")
class TimeCaptureProcessTest {

  @Autowired private Firm firm;
  @Autowired private Samples samples;
  @Autowired private Capturing capturing;
  @Autowired private MatterAssignment assignment;
  @Autowired private OwnSignals own;
  @Autowired private TimePrompts prompts;
  @Autowired private JdbcTimeEntries entries;
  @Autowired private JdbcSignals signals;
  @Autowired private List<BlockedWork> blockedWork;
  @Autowired private RuntimeService runtime;
  @LocalServerPort private int port;

  @Test
  void aMessageToTheClientBecomesAnEntryInThePracticeSystem() {
    var prompt = capturing.prompt(firm.hourlyMatter().at("370.00").loaded());
    assertThat(prompt.draft().narrative()).isEqualTo("E-mail to Casey Quillon re: Draft answer attached");
    assertThat(prompt.estimated()).isTrue();
    assertThat(capturing.task(prompt.signal()).orElseThrow().getAssignee()).isEqualTo("TK06");

    capturing.approve(prompt);
    assertThat(capturing.inThePracticeSystem(prompt)).isEmpty();
    capturing.runJobs(prompt.signal());

    var posted = capturing.inThePracticeSystem(prompt);
    assertThat(posted).hasSize(1);
    assertThat(posted.get(0).content().get("hours").asText()).isEqualTo("0.1");
    assertThat(posted.get(0).content().get("rate").asText()).isEqualTo("370.00");
    assertThat(posted.get(0).content().get("billable").asBoolean()).isTrue();
    assertThat(capturing.now(prompt).state()).isEqualTo(PromptState.POSTED);
    assertThat(capturing.passed(prompt.signal()))
        .contains("activityReceived", "matchMatter", "decideBillability", "proposeTime", "approvePrompt",
            "postTimeEntry",
            "timeEntryPosted")
        .doesNotContain("confirmMatter", "supplyRate");
  }

  @Test
  void anEntryKeepsItsRawTimeItsRoundingRuleAndItsRate() {
    var matter = firm.hourlyMatter().at("100.00").loaded();
    var call = Activities.call().out().by("TK06").phone("+1 212 555 0100").about(matter.number()).lasting(481);

    var prompt = capturing.approve(capturing.prompt(call));

    var time = entries.of(prompt.id()).orElseThrow();
    assertThat(prompt.draft().minutes()).contains(9);
    assertThat(prompt.estimated()).isFalse();
    assertThat(time.raw()).contains(Duration.ofSeconds(481));
    assertThat(time.hours()).isEqualTo(BilledTime.hours("0.2"));
    assertThat(time.roundingRule().orElseThrow()).matches("time-rounding \\d+ started");
    assertThat(time.entry().amount()).isEqualTo(Money.usd("20.00"));
    assertThat(time.entry().rateSource()).isEqualTo("MATTER_ALL");
  }

  @Test
  void asksTheTimekeeperWhichOfTwoMattersItIs() {
    var first = firm.hourlyMatter().loaded();
    var second = firm.hourlyMatter().ofTheClientOf(first).loaded();
    var receipt = capturing.received(mailTo(first).about("Quick question"));
    assertThat(receipt.standing().outcome()).contains(MatchOutcome.CONFIRM);
    var task = capturing.task(receipt.signal()).orElseThrow();
    assertThat(task.getTaskDefinitionKey()).isEqualTo("confirmMatter");
    assertThat(task.getAssignee()).isEqualTo("TK06");
    assertThat(task.getName()).isEqualTo("Confirm matter, e-mail of June 30, 10:00");

    var confirmed = assignment.confirm(receipt.signal(), second.id(), Optional.empty(), person(Engagement.ASSOCIATE));

    assertThat(confirmed).isInstanceOf(Done.class);
    assertThat(capturing.promptOf(receipt).draft().matter()).isEqualTo(second.id());
    assertThat(capturing.task(receipt.signal()).orElseThrow().getName())
        .isEqualTo("Approve time %s, e-mail of June 30, 10:00".formatted(second.number()));
  }

  @Test
  void endsWhatAPersonSaysIsNoWork() {
    var receipt = capturing.received(unsure());

    var dismissed = assignment.dismiss(receipt.signal(), "ADMINISTRATIVE", person(Engagement.ASSOCIATE));

    assertThat(dismissed).isInstanceOf(Done.class);
    assertThat(capturing.passed(receipt.signal())).contains("confirmMatter", "activityIgnored")
        .doesNotContain("proposeTime");
    assertThat(signals.required(receipt.signal()).standing().state()).isEqualTo(SignalState.DISMISSED);
  }

  @Test
  void erasesAtOnceWhatIsPersonal() {
    var receipt = capturing.received(unsure());

    assignment.dismiss(receipt.signal(), "PERSONAL", person(Engagement.ASSOCIATE));

    var left = signals.required(receipt.signal());
    assertThat(left.trace()).isEqualTo(ActivitySignal.Trace.NONE);
    assertThat(left.standing().candidates()).isEmpty();
    assertThat(left.standing().matter()).isEmpty();
  }

  @Test
  void takesNoReasonThatIsNotOnTheList() {
    var receipt = capturing.received(unsure());

    var refused = assignment.dismiss(receipt.signal(), "BECAUSE", person(Engagement.ASSOCIATE));

    assertThat(refused).isInstanceOfSatisfying(Refused.class,
        why -> assertThat(why.code()).isEqualTo("REASON_REQUIRED"));
    assertThat(capturing.task(receipt.signal())).isPresent();
  }

  @Test
  void asksTheResponsibleAttorneyAboutASharedMailbox() {
    var matter = firm.hourlyMatter().loaded();
    var receipt = capturing.received(toTheOffice(matter));
    var task = capturing.task(receipt.signal()).orElseThrow();
    assertThat(receipt.standing().reason()).isEqualTo("SHARED_MAILBOX");
    assertThat(task.getAssignee()).isNull();
    assertThat(task.getName()).startsWith("Confirm matter " + matter.number());

    assertThat(assignment.confirm(receipt.signal(), matter.id(), Optional.empty(), person(Engagement.ASSOCIATE)))
        .isInstanceOf(Unseen.class);
    assignment.confirm(
        receipt.signal(), matter.id(), Optional.of(Engagement.PARALEGAL), person(matter.responsibleAttorney()));

    assertThat(capturing.promptOf(receipt).timekeeper()).isEqualTo(Engagement.PARALEGAL);
    assertThat(capturing.task(receipt.signal()).orElseThrow().getAssignee()).isEqualTo("TK11");
  }

  @Test
  void asksTheBillingCoordinatorAboutASharedMailboxWithoutAMatter() {
    var first = firm.hourlyMatter().loaded();
    var second = firm.hourlyMatter().ofTheClientOf(first).loaded();
    var receipt = capturing.received(toTheOffice(first));
    assertThat(receipt.standing().matter()).isEmpty();

    assertThat(assignment.confirm(receipt.signal(), second.id(), Optional.empty(), person(first.responsibleAttorney())))
        .isInstanceOf(Unseen.class);
    assignment.confirm(receipt.signal(), second.id(), Optional.empty(), staff(Role.BILLING_COORDINATOR));

    assertThat(capturing.promptOf(receipt).timekeeper()).isEqualTo(second.responsibleAttorney());
  }

  @Test
  void ignoresWhatAMachineHasWrittenAndKeepsNoWordsOfIt() {
    var receipt = capturing.received(
        mailTo(firm.hourlyMatter().loaded()).in()
            .from("no-reply@docusign.example")
            .about("Completed: engagement letter"));

    assertThat(receipt.standing().reason()).isEqualTo("AUTOMATED");
    assertThat(capturing.passed(receipt.signal())).as("what is ignored opens no case").isEmpty();
    assertThat(signals.required(receipt.signal()).trace()).isEqualTo(ActivitySignal.Trace.NONE);
  }

  @Test
  void keepsAnUnmatchedSignalInItsTimekeepersOwnList() {
    firm.hourlyMatter().loaded();
    var stranger = Activities.mail()
        .in()
        .by("TK09")
        .from("someone.new@outlook.com")
        .to("thandi.mbeki@harrowpike.example")
        .about("Do you take new cases? " + UUID.randomUUID());
    var receipt = capturing.received(stranger);

    assertThat(receipt.standing().reason()).isEqualTo("UNMATCHED");
    assertThat(own.unmatched(person(new TimekeeperId("TK09")), 500)).extracting(ActivitySignal::id)
        .contains(receipt.signal());
    assertThat(own.unmatched(person(new TimekeeperId("TK08")), 500)).extracting(ActivitySignal::id)
        .doesNotContain(receipt.signal());
  }

  @Test
  void asksForNoTimeOnAClosedMatter() {
    var closed = firm.hourlyMatter().closed().loaded();
    var receipt = capturing.received(mailTo(closed));
    assertThat(receipt.standing().reason()).isEqualTo("NOT_OPEN");

    assignment.confirm(receipt.signal(), closed.id(), Optional.empty(), person(Engagement.ASSOCIATE));

    assertThat(capturing.passed(receipt.signal())).contains("activityExcluded").doesNotContain("proposeTime");
    assertThat(signals.required(receipt.signal()).standing().billabilityReason()).isEqualTo("MATTER_CLOSED");
  }

  @Test
  void asksForTrackedTimeLikeAnyOtherAndPostsItUnbilled() {
    var flat = firm.hourlyMatter().billedAs("FLAT_MILESTONE").loaded();

    var prompt = capturing.posted(flat);

    assertThat(prompt.draft().billability()).isEqualTo(Billability.TRACK_ONLY);
    assertThat(capturing.inThePracticeSystem(prompt).get(0).content().get("billable").asBoolean()).isFalse();
    assertThat(entries.mattersWithUnbilledTime(LocalDate.of(2026, 12, 31))).doesNotContain(flat.id());
  }

  @Test
  void postsNothingOfARejectedPromptAndAsksAgainWhenItIsReopened() {
    var prompt = capturing.prompt(firm.hourlyMatter().loaded());
    prompts.reject(prompt.id(), "NOT_MINE", Optional.of("It was Sam."), person(Engagement.ASSOCIATE));
    assertThat(capturing.passed(prompt.signal())).contains("promptRejected").doesNotContain("postTimeEntry");
    assertThat(entries.of(prompt.id())).isEmpty();

    var reopened = prompts.reopen(prompt.id(), person(Engagement.ASSOCIATE));

    assertThat(reopened).isInstanceOf(Done.class);
    assertThat(capturing.task(prompt.signal()).orElseThrow().getAssignee()).isEqualTo("TK06");
    capturing.approve(prompt);
    capturing.runJobs(prompt.signal());
    assertThat(capturing.inThePracticeSystem(prompt)).hasSize(1);
    assertThat(capturing.now(prompt).rejectReason()).isEmpty();
  }

  @Test
  void aPromptRejectedAsPersonalIsErasedAndStaysSo() {
    var prompt = capturing.prompt(firm.hourlyMatter().loaded());

    prompts.reject(prompt.id(), "PERSONAL", Optional.empty(), person(Engagement.ASSOCIATE));

    assertThat(capturing.now(prompt).draft().narrative()).isEmpty();
    assertThat(signals.required(prompt.signal()).trace()).isEqualTo(ActivitySignal.Trace.NONE);
    assertThat(prompts.reopen(prompt.id(), person(Engagement.ASSOCIATE))).isInstanceOf(Refused.class);
  }

  @Test
  void aCaseIsNotStartedTwiceForOneSignal() {
    var prompt = capturing.prompt(firm.hourlyMatter().loaded());

    assertThatThrownBy(() -> runtime.startProcessInstanceByKey("time-capture", prompt.signal().toString()))
        .hasMessageContaining("waits for no case");
  }

  @Test
  void waitsForARateAndNeverPricesAtZero() {
    var newcomer = newcomerWithoutARate();
    var matter = firm.hourlyMatter().withOnTheTeam(newcomer.value()).loaded();
    var prompt = capturing.approve(capturing.prompt(mailTo(matter).by(newcomer.value())));
    assertThat(entries.of(prompt.id())).isEmpty();
    assertThat(blocked(prompt)).contains("billing-coordinator");
    var task = capturing.task(prompt.signal()).orElseThrow();
    assertThat(task.getTaskDefinitionKey()).isEqualTo("supplyRate");
    assertThat(tryAgain(task.getId()).status()).isEqualTo(422);
    assertThat(tryAgain(task.getId()).json().get("code").asText()).isEqualTo("RATE_MISSING");

    var firmDocument = Samples.firmWithNewcomer(newcomer.value(), Optional.of("255.00"));
    samples.load(firmDocument);
    assertThat(tryAgain(task.getId()).status()).isEqualTo(204);
    capturing.runJobs(prompt.signal());

    assertThat(entries.of(prompt.id()).orElseThrow().entry().rate()).isEqualTo(Money.usd("255.00"));
    assertThat(capturing.inThePracticeSystem(prompt)).hasSize(1);
    assertThat(blocked(prompt)).isEmpty();
  }

  @Test
  void movesAPromptToTheMatterThatThePersonNames() {
    var prompt = capturing.prompt(firm.hourlyMatter().loaded());
    var other = firm.hourlyMatter().billedAs("PRO_BONO").loaded();
    var closed = firm.hourlyMatter().closed().loaded();

    var moved = prompts.edit(prompt.id(), movedTo(other.id()), person(Engagement.ASSOCIATE));
    var refused = prompts.edit(prompt.id(), movedTo(closed.id()), person(Engagement.ASSOCIATE));

    assertThat(moved).isInstanceOf(Done.class);
    assertThat(capturing.now(prompt).draft().billability()).isEqualTo(Billability.TRACK_ONLY);
    assertThat(capturing.task(prompt.signal()).orElseThrow().getName()).contains(other.number());
    assertThat(refused).isInstanceOfSatisfying(Refused.class,
        why -> assertThat(why.code()).isEqualTo("MATTER_TAKES_NO_TIME"));
    assertThat(capturing.now(prompt).draft().matter()).isEqualTo(other.id());
  }

  private Activities unsure() {
    var first = firm.hourlyMatter().loaded();
    firm.hourlyMatter().ofTheClientOf(first).loaded();
    return mailTo(first).about("Quick question");
  }

  private static Activities toTheOffice(Engagement engagement) {
    return Activities.mail()
        .in()
        .by("")
        .from(engagement.contactAddress())
        .to("info@harrowpike.example")
        .about("New store opening");
  }

  private TimekeeperId newcomerWithoutARate() {
    var id = "TK-" + UUID.randomUUID().toString().substring(0, 8);
    samples.loadFirm();
    samples.load(Samples.firmWithNewcomer(id, Optional.empty()));
    return new TimekeeperId(id);
  }

  private List<String> blocked(TimePrompt prompt) {
    return blockedWork.stream()
        .flatMap(source -> source.blockedFor(staff(Role.BILLING_COORDINATOR)).stream())
        .filter(blocked -> blocked.id().equals(prompt.id().toString()))
        .map(BlockedWork.Blocked::owner)
        .toList();
  }

  private HttpCalls.Answer tryAgain(String taskId) {
    return HttpCalls.to(port).as("billing-coordinator")
        .post("/api/tasks/%s/finish".formatted(taskId), "{\"outcome\": \"TRY_AGAIN\"}");
  }

  private static PromptEdits movedTo(MatterId matter) {
    return new PromptEdits(Optional.of(matter), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
