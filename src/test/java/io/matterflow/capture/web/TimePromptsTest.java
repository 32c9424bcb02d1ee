package io.matterflow.capture.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.ProductTest;
import io.matterflow.TestPeople;
import io.matterflow.audit.AuditTrail;
import io.matterflow.audit.AuditTrail.AuditQuery;
import io.matterflow.audit.RecordedAct;
import io.matterflow.capture.Capturing;
import io.matterflow.capture.TimePricing;
import io.matterflow.capture.TimePrompt;
import io.matterflow.kernel.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProductTest
@Tag("both-databases")
class TimePromptsTest {

  @Autowired private Firm firm;
  @Autowired private Capturing capturing;
  @Autowired private TestPeople people;
  @Autowired private TimePricing pricing;
  @Autowired private AuditTrail audit;
  @LocalServerPort private int port;

  @BeforeEach
  void thePeopleOfTheFirm() {
    List.of("TK01", "TK06").forEach(id -> people.timekeeper(id, Role.TIMEKEEPER));
  }

  @Test
  void aPromptIsFilledInSoFarThatApprovingItIsOneCall() {
    var prompt = capturing.prompt(firm.hourlyMatter().loaded());

    var shown = get(prompt).json();

    assertThat(shown.get("state").asText()).isEqualTo("OPEN");
    assertThat(shown.get("timekeeperId").asText()).isEqualTo("TK06");
    assertThat(shown.get("matterId").asText()).isEqualTo(prompt.draft().matter().value());
    assertThat(shown.get("date").asText()).isEqualTo("2026-06-30");
    assertThat(shown.get("minutes").asInt()).isEqualTo(6);
    assertThat(shown.get("hours").asText()).isEqualTo("0.1");
    assertThat(shown.get("estimated").asBoolean()).isTrue();
    assertThat(shown.get("activityCode").asText()).isEqualTo("A106");
    assertThat(shown.get("billability").asText()).isEqualTo("BILLABLE");
    assertThat(shown.has("taskCode")).isFalse();
    assertThat(shown.has("possibleDuplicateOf")).isFalse();
    assertThat(decide(prompt, "{\"decision\": \"APPROVE\"}").json().get("state").asText()).isEqualTo("APPROVED");
  }

  @Test
  void nobodyButItsTimekeeperSeesAPrompt() {
    var prompt = capturing.prompt(firm.hourlyMatter().loaded());
    var task = capturing.task(prompt.signal()).orElseThrow().getId();

    for (var other : List.of("TK01", "billing-admin", "billing-coordinator", "billing-partner", "responsible-attorney",
        "auditor", "legal-ops", "bookkeeper", "system", "timekeeper")) {
      assertThat(as(other).get(address(prompt)).status()).as(other).isEqualTo(404);
      assertThat(as(other).post(address(prompt) + "/decision", "{\"decision\": \"APPROVE\"}").status()).as(other)
          .isEqualTo(404);
      assertThat(as(other).post(address(prompt) + "/draft", "{\"minutes\": 600}").status()).as(other).isEqualTo(404);
      assertThat(as(other).get("/api/time-prompts?timekeeperId=TK06").json().get("items")).as(other).isEmpty();
      assertThat(as(other).get("/api/time-prompts").body()).as(other).doesNotContain(prompt.id().toString());
      assertThat(as(other).get("/api/tasks/" + task).status()).as(other).isEqualTo(404);
      assertThat(as(other).post("/api/tasks/%s/finish".formatted(task), "{\"outcome\": \"APPROVE\"}").status())
          .as(other)
          .isEqualTo(404);
      assertThat(as(other).get("/engine-rest/task/" + task).status()).as(other).isIn(403, 404);
    }
    assertThat(capturing.now(prompt).isOpen()).isTrue();
  }

  @Test
  void theTrailOfAnUnapprovedPromptTellsStatesOnly() {
    var prompt = capturing.prompt(firm.hourlyMatter().loaded());
    post(prompt, "/draft", "{\"narrative\": \"Call with the general counsel\", \"minutes\": 30}");
    assertThat(acts(prompt)).allSatisfy(act -> {
      assertThat(act.after().keySet()).isSubsetOf("state");
      assertThat(act.texts()).isEmpty();
    });

    decide(prompt, "{\"decision\": \"APPROVE\"}");

    assertThat(acts(prompt)).first().satisfies(act -> {
      assertThat(act.act()).isEqualTo("approved");
      assertThat(act.actor()).isEqualTo("TK06");
      assertThat(act.before()).containsEntry("state", "OPEN");
      assertThat(act.after()).containsEntry("state", "APPROVED").containsEntry("minutes", "30");
      assertThat(act.texts()).containsEntry("narrative", "Call with the general counsel");
    });
  }

  @Test
  void anEntryWhoseApprovalWasTakenBackIsNotToldAnyMore() {
    var prompt = capturing.prompt(firm.hourlyMatter().loaded());
    decide(prompt, "{\"decision\": \"APPROVE\"}");
    var entry = pricing.entry(capturing.now(prompt)).orElseThrow().entry().id();
    assertThat(as("auditor").get("/api/audit?entity=time-entry&id=" + entry).json().at("/items")).isNotEmpty();

    decide(prompt, "{\"decision\": \"REOPEN\"}");

    for (var reader : List.of("auditor", "billing-admin")) {
      assertThat(as(reader).get("/api/audit?entity=time-entry&id=" + entry).json().at("/items")).as(reader).isEmpty();
    }
  }

  @Test
  void whatIsTypedIsKeptAndDecidesNothing() {
    var prompt = capturing.prompt(firm.hourlyMatter().loaded());

    post(prompt, "/draft", "{\"minutes\": 25}");
    post(prompt, "/draft", "{\"narrative\": \"Draft reply <b>brief</b> =1+1\", \"taskCode\": \"L120\"}");
    var shown = post(prompt, "/draft", "{\"activityCode\": \"\"}").json();

    assertThat(shown.get("minutes").asInt()).isEqualTo(25);
    assertThat(shown.get("hours").asText()).isEqualTo("0.5");
    assertThat(shown.get("narrative").asText()).isEqualTo("Draft reply <b>brief</b> =1+1");
    assertThat(shown.get("taskCode").asText()).isEqualTo("L120");
    assertThat(shown.has("activityCode")).isFalse();
    assertThat(shown.get("state").asText()).isEqualTo("OPEN");
  }

  @Test
  void adjustingApprovesWithTheLastChanges() {
    var prompt = capturing.prompt(firm.hourlyMatter().at("300.00").loaded());

    var adjusted = decide(prompt, "{\"decision\": \"ADJUST\", \"minutes\": 31, \"narrative\": \"Revise answer\"}")
        .json();
    capturing.runJobs(prompt.signal());

    assertThat(adjusted.get("state").asText()).isEqualTo("APPROVED");
    var posted = capturing.inThePracticeSystem(prompt).get(0).content();
    assertThat(posted.get("hours").asText()).isEqualTo("0.6");
    assertThat(posted.get("narrative").asText()).isEqualTo("Revise answer");
    assertThat(get(prompt).json().get("state").asText()).isEqualTo("POSTED");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {"decision": "MAYBE"}                                    | /decision
      {}                                                       | /decision
      {"decision": "ADJUST", "minutes": 0}                     | /minutes
      {"decision": "ADJUST", "minutes": -6}                    | /minutes
      {"decision": "ADJUST", "minutes": 1441}                  | /minutes
      {"decision": "ADJUST", "minutes": 6.5}                   | /minutes
      {"decision": "ADJUST", "minutes": "6"}                   | /minutes
      {"decision": "ADJUST", "narrative": 7}                   | /narrative
      {"decision": "ADJUST", "taskCode": "L120; drop table"}   | /taskCode
      {"decision": "ADJUST", "activityCode": "=A1"}            | /activityCode
      """)
  void absurdDecisionsAreRefusedByPointerAndChangeNothing(String body, String pointer) {
    var prompt = capturing.prompt(firm.hourlyMatter().loaded());

    var refused = decide(prompt, body);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
    assertThat(capturing.now(prompt)).isEqualTo(prompt);
  }

  @Test
  void aPromptWithoutANarrativeOrMinutesIsNotApproved() {
    var wordless = capturing.prompt(firm.hourlyMatter().loaded());
    var typed = capturing.prompt(firm.hourlyMatter().billedAs("GOVERNMENT").loaded());

    assertThat(decide(wordless, "{\"decision\": \"APPROVE\", \"narrative\": \"  \"}").json().get("code").asText())
        .isEqualTo("NARRATIVE_REQUIRED");
    assertThat(decide(typed, "{\"decision\": \"APPROVE\"}").json().get("code").asText()).isEqualTo("MINUTES_REQUIRED");
    assertThat(decide(typed, "{\"decision\": \"APPROVE\", \"minutes\": 12}").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"decision\": \"REJECT\"}", "{\"decision\": \"REJECT\", \"reason\": \"WHATEVER\"}"})
  void rejectingNeedsAReasonFromTheList(String body) {
    var prompt = capturing.prompt(firm.hourlyMatter().loaded());

    var refused = decide(prompt, body);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().get("code").asText()).isEqualTo("REASON_REQUIRED");
    assertThat(refused.json().get("next").asText()).contains("PERSONAL", "ALREADY_RECORDED");
  }

  @Test
  void whatIsRejectedOrNotYetPostedIsReopenedAndWhatIsPostedIsNot() {
    var prompt = capturing.prompt(firm.hourlyMatter().loaded());
    decide(prompt, "{\"decision\": \"REJECT\", \"reason\": \"NOT_MINE\", \"comment\": \"It was Sam.\"}");
    assertThat(get(prompt).json().get("rejectReason").asText()).isEqualTo("NOT_MINE");
    assertThat(decide(prompt, "{\"decision\": \"APPROVE\"}").status()).isEqualTo(409);

    assertThat(decide(prompt, "{\"decision\": \"REOPEN\"}").json().get("state").asText()).isEqualTo("OPEN");
    assertThat(decide(prompt, "{\"decision\": \"APPROVE\"}").status()).isEqualTo(200);
    assertThat(decide(prompt, "{\"decision\": \"REOPEN\"}").json().get("state").asText()).isEqualTo("OPEN");
    assertThat(decide(prompt, "{\"decision\": \"REOPEN\"}").status()).isEqualTo(409);
    assertThat(decide(prompt, "{\"decision\": \"APPROVE\"}").status()).isEqualTo(200);
    capturing.runJobs(prompt.signal());
    assertThat(decide(prompt, "{\"decision\": \"REOPEN\"}").status()).isEqualTo(409);
  }

  @Test
  void twoApprovalsAtOnceMakeOneEntry() throws Exception {
    var prompt = capturing.prompt(firm.hourlyMatter().loaded());
    var start = new CyclicBarrier(2);
    Callable<Integer> approval = () -> {
      start.await();
      return decide(prompt, "{\"decision\": \"APPROVE\"}").status();
    };

    var runners = Executors.newFixedThreadPool(2);
    var statuses = new ArrayList<Integer>();
    try {
      for (var status : runners.invokeAll(List.of(approval, approval))) {
        statuses.add(status.get());
      }
    } finally {
      runners.shutdownNow();
    }

    assertThat(statuses).containsExactlyInAnyOrder(200, 409);
    capturing.runJobs(prompt.signal());
    assertThat(capturing.inThePracticeSystem(prompt)).hasSize(1);
  }

  @Test
  void aTimekeeperListsTheirOwnByStateAndDay() {
    var me = "TK-" + UUID.randomUUID();
    var matter = firm.hourlyMatter().loaded();
    var open = capturing.prompt(matter);
    var approved = capturing.approve(capturing.prompt(matter));

    assertThat(ids("?state=OPEN")).contains(open.id().toString()).doesNotContain(approved.id().toString());
    assertThat(ids("?timekeeperId=TK06&from=2026-06-30&to=2026-06-30")).contains(open.id().toString(),
        approved.id().toString());
    assertThat(ids("?from=2026-07-01")).doesNotContain(open.id().toString());
    assertThat(ids("?timekeeperId=" + me)).isEmpty();
    assertThat(as("TK06").get("/api/time-prompts?state=LOST").status()).isEqualTo(400);
    assertThat(as("TK06").get("/api/time-prompts?from=2026-02-30").status()).isEqualTo(400);
  }

  @Test
  void theTaskSaysWhatToDoAndOffersToApproveFirst() {
    var prompt = capturing.prompt(firm.hourlyMatter().loaded());
    var task = capturing.task(prompt.signal()).orElseThrow().getId();

    var sheet = as("TK06").get("/api/tasks/" + task).json();

    assertThat(sheet.get("mine").asBoolean()).isTrue();
    assertThat(sheet.at("/sheet/outcomes/0/id").asText()).isEqualTo("APPROVE");
    assertThat(sheet.at("/sheet/outcomes/1/reasons").toString()).contains("PERSONAL");
    assertThat(sheet.at("/sheet/links/0/href").asText()).isEqualTo(address(prompt));
    assertThat(as("TK06").post("/api/tasks/%s/finish".formatted(task), "{\"outcome\": \"APPROVE\"}").status())
        .isEqualTo(204);
    assertThat(get(prompt).json().get("state").asText()).isEqualTo("APPROVED");
  }

  @Test
  void theTaskCanBeFinishedByRejecting() {
    var prompt = capturing.prompt(firm.hourlyMatter().loaded());
    var task = capturing.task(prompt.signal()).orElseThrow().getId();

    assertThat(as("TK06").post("/api/tasks/%s/finish".formatted(task), "{\"outcome\": \"REJECT\"}").status())
        .isEqualTo(422);
    assertThat(as("TK06").post("/api/tasks/%s/finish".formatted(task),
        "{\"outcome\": \"REJECT\", \"reason\": \"TOO_SHORT\"}").status()).isEqualTo(204);
    assertThat(get(prompt).json().get("state").asText()).isEqualTo("REJECTED");
  }

  @Test
  void theReasonsToRejectDependOnTheKind() {
    assertThat(reasons("CALL")).contains("DID_NOT_TAKE_PLACE", "PERSONAL");
    assertThat(reasons("EMAIL")).doesNotContain("DID_NOT_TAKE_PLACE").contains("PERSONAL");
  }

  private List<String> reasons(String kind) {
    return as("TK06").get("/api/reject-reasons?kind=" + kind).json().get("items").findValuesAsText("reason");
  }

  private List<String> ids(String query) {
    return as("TK06").get("/api/time-prompts" + query).json().get("items").findValuesAsText("id");
  }

  private List<RecordedAct> acts(TimePrompt prompt) {
    return audit.acts(new AuditQuery(
        Optional.of("time-prompt"), Optional.of(prompt.id().toString()), Optional.empty(), Optional.empty(), 50));
  }

  private Answer get(TimePrompt prompt) {
    return as(Engagement.ASSOCIATE.value()).get(address(prompt));
  }

  private Answer decide(TimePrompt prompt, String body) {
    return post(prompt, "/decision", body);
  }

  private Answer post(TimePrompt prompt, String path, String body) {
    return as(Engagement.ASSOCIATE.value()).post(address(prompt) + path, body);
  }

  private static String address(TimePrompt prompt) {
    return "/api/time-prompts/" + prompt.id();
  }

  private HttpCalls as(String login) {
    return HttpCalls.to(port).as(login);
  }
}
