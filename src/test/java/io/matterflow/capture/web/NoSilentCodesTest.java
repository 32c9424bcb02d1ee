package io.matterflow.capture.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.TestPeople;
import io.matterflow.audit.AuditTrail;
import io.matterflow.audit.AuditTrail.AuditQuery;
import io.matterflow.capture.Capturing;
import io.matterflow.capture.TimePrompt;
import io.matterflow.kernel.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * No door puts a code on time or a cost by itself: a prompt proposes and says so, all others take what they are given.
 */
@ProductTest
@Tag("both-databases")
class NoSilentCodesTest {

  private static final String ASSOCIATE = Engagement.ASSOCIATE.value();

  @Autowired private Firm firm;
  @Autowired private Capturing capturing;
  @Autowired private TestPeople people;
  @Autowired private AuditTrail audit;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;

  @BeforeEach
  void thePersonWhoIsAsked() {
    people.timekeeper(ASSOCIATE, Role.TIMEKEEPER);
  }

  @Test
  void aPromptSaysWhichOfItsCodesAreProposals() {
    var prompt = capturing.prompt(firm.hourlyMatter().utbmsSet("COUNSELING").loaded());

    var shown = me().get(address(prompt)).json();

    assertThat(shown.path("taskCode").asText()).isEqualTo("C300");
    assertThat(shown.path("activityCode").asText()).isEqualTo("A106");
    assertThat(proposals(shown)).containsExactly(true, true);
  }

  @Test
  void aCodeThatNobodyProposesIsMissingAndNotProposed() {
    var shown = me().get(address(capturing.prompt(firm.hourlyMatter().loaded()))).json();

    assertThat(shown.has("taskCode")).isFalse();
    assertThat(proposals(shown)).containsExactly(false, true);
  }

  @Test
  void whatAPersonTypesIsTheirsTheSameCodeToo() {
    var prompt = capturing.prompt(firm.hourlyMatter().utbmsSet("COUNSELING").loaded());

    assertThat(proposals(draft(prompt, Map.of("minutes", 12)))).as("another field").containsExactly(true, true);
    assertThat(proposals(draft(prompt, Map.of("activityCode", "A106")))).containsExactly(true, false);
    assertThat(proposals(draft(prompt, Map.of("taskCode", "")))).containsExactly(false, false);
    assertThat(proposals(me().get(address(prompt)).json())).as("as it is kept").containsExactly(false, false);
  }

  @Test
  void theTrailTellsWhichProposalsAnApprovalAccepted() {
    var accepted = capturing.prompt(firm.hourlyMatter().loaded());
    var typed = capturing.prompt(firm.hourlyMatter().loaded());

    assertThat(approved(accepted, Map.of("decision", "APPROVE"))).containsEntry("acceptedAsProposed", "activityCode");
    assertThat(approved(typed, Map.of("decision", "APPROVE", "activityCode", "A103")))
        .doesNotContainKey("acceptedAsProposed");
  }

  @Test
  void aPartOfASplitProposesForItsOwnMatter() {
    var prompt = capturing.prompt(firm.hourlyMatter().utbmsSet("COUNSELING").loaded());
    draft(prompt, Map.of("minutes", 12, "taskCode", "C200"));
    var litigation = firm.hourlyMatter().loaded();

    var parts = List.of(Map.of("matterId", prompt.draft().matter().value(), "minutes", 6),
        Map.of("matterId", litigation.number(), "minutes", 6));
    var split = me().post("/api/activity-signals/%s/split".formatted(prompt.signal()), Map.of("parts", parts));

    assertThat(split.status()).as(split.body()).isLessThan(300);
    var other = me().get("/api/time-prompts/" + promptOn(litigation)).json();
    assertThat(other.has("taskCode")).isFalse();
    assertThat(proposals(other)).containsExactly(false, true);
    assertThat(proposals(me().get(address(prompt)).json())).containsExactly(false, true);
  }

  @Test
  void timeFromOtherSystemsStaysWithoutTheCodesThatItDoesNotHave() {
    var matter = firm.hourlyMatter().withGuidelines(30).loaded();
    var entry = new HashMap<String, Object>(
        Map.of("id", UUID.randomUUID().toString(), "matterId", matter.number(), "timekeeperId",
        ASSOCIATE, "workDate", "2026-06-15", "hours", 1.0, "narrative", "Call with the client about the licence"));

    var taken = HttpCalls.to(port).as("system").post("/api/time-entries", List.of(entry));

    assertThat(taken.json().path("accepted").asInt()).as(taken.body()).isEqualTo(1);
    assertThat(codesOn(matter.number())).containsExactly("null null");
  }

  @Test
  void aCostWithoutACodeIsNotTaken() {
    var cost = Map.of("id", UUID.randomUUID().toString(), "matterId", firm.hourlyMatter().loaded().number(), "date",
        "2026-06-15",
        "units", 1, "unitCost", 10.00, "amount", 10.00, "narrative", "Taxi to the court");

    var refused = HttpCalls.to(port).as("system").post("/api/expenses", List.of(cost));

    assertThat(refused.json().path("accepted").asInt()).as(refused.body()).isZero();
    assertThat(refused.json().at("/rejected/0/pointer").asText()).isEqualTo("/0/code");
  }

  private Map<String, String> approved(TimePrompt prompt, Map<String, ?> decision) {
    var answer = me().post(address(prompt) + "/decision", decision);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return audit.acts(new AuditQuery(Optional.of("time-prompt"), Optional.of(prompt.id().toString()), Optional.empty(),
        Optional.empty(), 1)).get(0).after();
  }

  private String promptOn(Engagement matter) {
    return jdbc.sql("select id from time_prompt where matter_id = :matter")
        .param("matter", matter.id().value())
        .query(String.class).single();
  }

  private List<String> codesOn(String matter) {
    return jdbc.sql("select task_code, activity_code from time_entry where matter_id = :matter")
        .param("matter", matter)
        .query((row, number) -> row.getString(1) + " " + row.getString(2))
        .list();
  }

  private JsonNode draft(TimePrompt prompt, Map<String, ?> change) {
    var answer = me().post(address(prompt) + "/draft", change);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static List<Boolean> proposals(JsonNode prompt) {
    return List.of(prompt.get("taskCodeProposed").asBoolean(), prompt.get("activityCodeProposed").asBoolean());
  }

  private static String address(TimePrompt prompt) {
    return "/api/time-prompts/" + prompt.id();
  }

  private HttpCalls me() {
    return HttpCalls.to(port).as(ASSOCIATE);
  }
}
