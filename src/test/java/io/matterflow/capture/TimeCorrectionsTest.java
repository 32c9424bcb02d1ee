package io.matterflow.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.ProductTest;
import io.matterflow.TestPeople;
import io.matterflow.engine.EffectKey;
import io.matterflow.engine.Effects;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.Role;
import io.matterflow.practice.KeptTime;
import io.matterflow.practice.PracticeSystem;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What was posted is corrected under our reference, here and in the practice system, never by a second entry. */
@ProductTest
@Tag("both-databases")
class TimeCorrectionsTest {

  private static final LocalDate LAST = LocalDate.of(2099, 12, 31);

  @Autowired private Firm firm;
  @Autowired private TestPeople people;
  @Autowired private Capturing capturing;
  @Autowired private JdbcTimeEntries entries;
  @Autowired private JdbcTimeCorrections corrections;
  @Autowired private PracticeSystem practice;
  @Autowired private LocalVendors vendors;
  @Autowired private Effects effects;
  @Autowired private TaskService tasks;
  @LocalServerPort private int port;

  @BeforeEach
  void theAssociateMaySignIn() {
    people.timekeeper(Engagement.ASSOCIATE.value(), Role.TIMEKEEPER);
  }

  @AfterEach
  void thePracticeSystemIsWellAgain() {
    vendors.named("practice").become(Mood.WELL);
  }

  @Test
  void theEntryOverThereReadsAsCorrectedAndIsStillTheOnlyOne() {
    var posted = capturing.posted(firm.hourlyMatter().at("100.00").loaded());
    var before = kept(posted);

    var entry = ok(
        correct(posted, Map.of("minutes", 24, "narrative", "Draft and revise the answer", "reason", "Meter stopped")));
    go(posted);

    assertThat(entry.get("hours").asText()).isEqualTo("0.4");
    assertThat(entry.get("rawSeconds").asInt()).isEqualTo(1440);
    assertThat(entry.get("units").asInt()).isEqualTo(4);
    assertThat(entry.get("amount").asText()).isEqualTo("40.00");
    assertThat(entry.get("version").asInt()).isEqualTo(2);
    assertThat(before).hasSize(1);
    assertThat(kept(posted)).singleElement().satisfies(now -> {
      assertThat(now.id()).isEqualTo(before.get(0).id());
      assertThat(now.hours()).isEqualTo(BilledTime.hours("0.4"));
    });
    assertThat(entries.claim(UUID.randomUUID(), posted.draft().matter(), LAST)).singleElement()
        .satisfies(billed -> assertThat(billed.amount().plain()).isEqualTo("40.00"));
  }

  @Test
  void theTrailTellsWhatItSaidBeforeAndAfterAndWhy() {
    var posted = capturing.posted(firm.hourlyMatter().at("100.00").loaded());

    var id = ok(correct(posted, Map.of("minutes", 24, "reason", "Meter stopped"))).get("id").asText();
    go(posted);

    var trail = HttpCalls.to(port).as("auditor").get("/api/audit?entity=time-entry&id=" + id).json().get("items");
    assertThat(trail.findValuesAsText("act")).containsExactly("amended", "corrected", "entered");
    assertThat(trail.get(2).at("/after/time").asText()).isEqualTo("estimated");
    var corrected = trail.get(trail.findValuesAsText("act").indexOf("corrected"));
    assertThat(corrected.at("/before/hours").asText()).isEqualTo("0.1");
    assertThat(corrected.at("/after/hours").asText()).isEqualTo("0.4");
    assertThat(corrected.at("/before/amount").asText()).contains("10.00");
    assertThat(corrected.toString()).contains("Meter stopped");
  }

  @Test
  void movedToAnotherMatterItHasThatMattersRate() {
    var posted = capturing.posted(firm.hourlyMatter().at("100.00").loaded());
    var other = firm.hourlyMatter().at("250.00").loaded();

    var entry = ok(correct(posted, Map.of("matterId", other.number(), "reason", "Wrong matter")));
    go(posted);

    assertThat(entry.get("rate").asText()).isEqualTo("250.00");
    assertThat(kept(posted)).isEmpty();
    assertThat(practice.kept(posted.timekeeper(), other.id(), posted.workDate())).hasSize(1);
    assertThat(entries.mattersWithUnbilledTime(LAST)).contains(other.id()).doesNotContain(posted.draft().matter());
  }

  @Test
  void otherWordsChangeNoHoursAndNoRateWhateverTheMatterSaysNow() {
    var matter = firm.hourlyMatter().at("100.00");
    var posted = capturing.posted(matter.loaded());
    var before = entries.of(posted.id()).orElseThrow();
    matter.at("250.00").increment("0.25").loaded();

    var entry = ok(correct(posted, Map.of("narrative", "Draft the lease", "reason", "Wording")));

    assertThat(entry.get("narrative").asText()).isEqualTo("Draft the lease");
    var after = entries.of(posted.id()).orElseThrow();
    assertThat(after.hours()).isEqualTo(before.hours());
    assertThat(after.rounded()).isEqualTo(before.rounded());
    assertThat(after.entry().rate()).isEqualTo(before.entry().rate());
    assertThat(after.entry().amount()).isEqualTo(before.entry().amount());
  }

  @Test
  void aMatterThatTakesNoTimeOrDoesNotExistIsRefused() {
    var posted = capturing.posted(firm.hourlyMatter().loaded());
    var closed = firm.hourlyMatter().closed().loaded();

    assertThat(code(correct(posted, Map.of("matterId", closed.number(), "reason", "x"))))
        .isEqualTo("MATTER_TAKES_NO_TIME");
    assertThat(code(correct(posted, Map.of("narrative", " ", "reason", "x")))).isEqualTo("NARRATIVE_REQUIRED");
    assertThat(corrections.underWay(id(posted))).isEmpty();
  }

  @Test
  void onlyItsTimekeeperCorrectsIt() {
    var posted = capturing.posted(firm.hourlyMatter().loaded());
    people.timekeeper(Engagement.PARALEGAL.value(), Role.TIMEKEEPER);
    var path = "/api/time-entries/%s".formatted(id(posted));

    for (var stranger : List.of("TK11", "billing-coordinator", "auditor", "system")) {
      assertThat(
          HttpCalls.to(port).as(stranger).post(path + "/correction", Map.of("minutes", 6, "reason", "x")).status())
          .as(stranger).isEqualTo(404);
    }
    assertThat(HttpCalls.to(port).as("TK11").get(path).status()).isEqualTo(404);
    assertThat(HttpCalls.to(port).as("billing-coordinator").get(path).json().get("roundingRule").asText())
        .startsWith("time-rounding");
  }

  @Test
  void whatIsNotPostedOrStandsOnABillIsNotCorrected() {
    var waiting = capturing.approve(capturing.prompt(firm.hourlyMatter().loaded()));
    var matter = firm.hourlyMatter().loaded();
    var billed = capturing.posted(matter);
    entries.claim(UUID.randomUUID(), matter.id(), LAST);

    assertThat(code(correct(waiting, Map.of("minutes", 12, "reason", "x")))).isEqualTo("NOT_POSTED");
    assertThat(code(correct(billed, Map.of("minutes", 12, "reason", "x")))).isEqualTo("ON_A_BILL");
  }

  @Test
  void oneCorrectionFollowsTheOther() {
    var posted = capturing.posted(firm.hourlyMatter().loaded());
    ok(correct(posted, Map.of("minutes", 12, "reason", "x")));

    assertThat(code(correct(posted, Map.of("minutes", 18, "reason", "x")))).isEqualTo("CORRECTION_UNDER_WAY");
    go(posted);
    ok(correct(posted, Map.of("minutes", 18, "reason", "x")));
    go(posted);

    assertThat(kept(posted)).singleElement().extracting(KeptTime::hours).isEqualTo(BilledTime.hours("0.3"));
  }

  @Test
  void aPracticeSystemThatIsDownGetsTheCorrectionLater() {
    var posted = capturing.posted(firm.hourlyMatter().loaded());
    ok(correct(posted, Map.of("minutes", 12, "reason", "x")));
    vendors.named("practice").become(Mood.FAIL);
    assertThatThrownBy(() -> go(posted)).hasMessageContaining("practice");

    vendors.named("practice").become(Mood.WELL);
    go(posted);

    assertThat(kept(posted)).singleElement().extracting(KeptTime::hours).isEqualTo(BilledTime.hours("0.2"));
  }

  @Test
  void aLostAnswerIsFollowedByTheSameAmendmentAndNobodyIsAsked() {
    var posted = capturing.posted(firm.hourlyMatter().loaded());
    ok(correct(posted, Map.of("minutes", 12, "reason", "x")));
    vendors.named("practice").become(Mood.HANG_AFTER, Duration.ZERO);
    assertThatThrownBy(() -> go(posted)).hasMessageContaining("did not answer");

    vendors.named("practice").become(Mood.WELL);
    go(posted);

    assertThat(kept(posted)).singleElement().extracting(KeptTime::hours).isEqualTo(BilledTime.hours("0.2"));
    assertThat(corrections.underWay(id(posted))).isEmpty();
  }

  @Test
  void inDoubtAPersonSaysWhetherItReadsAsCorrected() {
    var posted = capturing.posted(firm.hourlyMatter().loaded());
    ok(correct(posted, Map.of("minutes", 12, "reason", "x")));
    vendors.named("practice").become(Mood.HANG_BEFORE, Duration.ZERO);
    assertThatThrownBy(() -> go(posted)).hasMessageContaining("did not answer");
    go(posted);
    var correction = corrections.underWay(id(posted)).orElseThrow();
    var task = tasks.createTaskQuery().processInstanceBusinessKey(correction.toString()).singleResult();
    assertThat(task.getTaskDefinitionKey()).isEqualTo("confirmWhetherSent_correction");

    vendors.named("practice").become(Mood.WELL);
    HttpCalls.to(port)
        .as("billing-admin")
        .post("/api/tasks/%s/finish".formatted(task.getId()), "{\"outcome\": \"NOT_SENT\"}");
    go(posted);

    assertThat(kept(posted)).singleElement().extracting(KeptTime::hours).isEqualTo(BilledTime.hours("0.2"));
    assertThat(effects.stateOf(EffectKey.of("time-correction", id(posted), 2))).contains(Effects.State.CONFIRMED);
  }

  @Test
  void timeThatMovesToAMatterOnWhichTheSameWorkStandsIsAskedAboutOnce() {
    var right = firm.hourlyMatter().loaded();
    var there = capturing.posted(right);
    var posted = capturing.posted(firm.hourlyMatter().loaded());
    var move = Map.<String, Object>of("matterId", right.number(), "reason", "Wrong matter");

    var asked = correct(posted, move);

    assertThat(asked.status()).isEqualTo(409);
    assertThat(code(asked)).isEqualTo("POSSIBLE_DUPLICATE");
    assertThat(asked.json().path("detail").asText())
        .contains("the e-mail of June 30, 2026 on " + right.number(), "E-mail to")
        .doesNotContain(there.id().toString());
    assertThat(entries.find(id(posted)).orElseThrow().entry().matter()).isEqualTo(posted.draft().matter());
    assertThat(ok(correct(posted, move)).path("matterId").asText()).isEqualTo(right.number());
  }

  @Test
  void aCodeThatIsNoneIsRefused() {
    var posted = capturing.posted(firm.hourlyMatter().loaded());

    assertThat(code(correct(posted, Map.of("activityCode", "ZZZ", "reason", "x")))).isEqualTo("UNKNOWN_ACTIVITY_CODE");
    assertThat(code(correct(posted, Map.of("taskCode", "B110", "reason", "x")))).isEqualTo("UNKNOWN_TASK_CODE");
  }

  private Answer correct(TimePrompt posted, Map<String, Object> edits) {
    return HttpCalls.to(port).as(Engagement.ASSOCIATE.value())
        .post("/api/time-entries/%s/correction".formatted(id(posted)), edits);
  }

  private void go(TimePrompt posted) {
    capturing.runJobs("time-correction", corrections.underWay(id(posted)).orElseThrow());
  }

  private TimeEntryId id(TimePrompt posted) {
    return entries.of(posted.id()).orElseThrow().entry().id();
  }

  private List<KeptTime> kept(TimePrompt posted) {
    return practice.kept(posted.timekeeper(), posted.draft().matter(), posted.workDate());
  }

  private static JsonNode ok(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static String code(Answer answer) {
    return answer.json().path("code").asText();
  }
}
