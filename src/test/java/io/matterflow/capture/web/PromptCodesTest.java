package io.matterflow.capture.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.TestPeople;
import io.matterflow.capture.Capturing;
import io.matterflow.capture.TimePrompt;
import io.matterflow.kernel.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Codes that are none, and codes of another set, wherever a person answers a prompt. */
@ProductTest
@Tag("both-databases")
class PromptCodesTest {

  private static final String ASSOCIATE = Engagement.ASSOCIATE.value();

  @Autowired private Firm firm;
  @Autowired private Capturing capturing;
  @Autowired private TestPeople people;
  @LocalServerPort private int port;

  private TimePrompt prompt;

  @BeforeEach
  void aPromptOnALitigationMatterWaits() {
    people.timekeeper(ASSOCIATE, Role.TIMEKEEPER);
    prompt = capturing.prompt(firm.hourlyMatter().loaded());
  }

  @ParameterizedTest
  @CsvSource({
    "activityCode, ZZZ, UNKNOWN_ACTIVITY_CODE, A106",
    "activityCode, L110, UNKNOWN_ACTIVITY_CODE, A106",
    "activityCode, A100, UNKNOWN_ACTIVITY_CODE, A106",
    "taskCode, ZZZ, UNKNOWN_TASK_CODE, L110",
    "taskCode, B110, UNKNOWN_TASK_CODE, L110",
    "taskCode, L100, UNKNOWN_TASK_CODE, L110"
  })
  void areRefusedNamingThoseThatAreValid(String member, String code, String why, String valid) {
    for (var body : Map.of("draft", Map.of(member, code), "decision", Map.of("decision", "APPROVE", member, code))
        .entrySet()) {
      var refused = me().post(address() + body.getKey(), body.getValue());

      assertThat(refused.status()).as(refused.body()).isEqualTo(422);
      assertThat(refused.json().path("code").asText()).isEqualTo(why);
      assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/" + member);
      assertThat(refused.json().path("next").asText()).contains(valid);
    }
    var line = me().post("/api/time-prompts/decisions",
        List.of(Map.of("promptId", prompt.id().toString(), "decision", "APPROVE", member, code)))
        .json()
        .at("/results/0");
    assertThat(line.path("outcome").asText()).isEqualTo("REFUSED");
    assertThat(line.at("/problem/code").asText()).isEqualTo(why);
    assertThat(capturing.now(prompt)).isEqualTo(prompt);
  }

  @Test
  void areTakenWhereTheyFitAndMayBeMissing() {
    assertThat(me().post(address() + "draft", Map.of("taskCode", "L110", "activityCode", "A103")).status())
        .isEqualTo(200);
    var approved = me().post(address() + "decision", Map.of("decision", "APPROVE", "taskCode", "", "activityCode", ""));

    assertThat(approved.status()).as(approved.body()).isEqualTo(200);
    assertThat(approved.json().has("taskCode")).isFalse();
    assertThat(approved.json().has("activityCode")).isFalse();
  }

  @Test
  void aSuggestedTaskIsLeftOutOnAMatterOfAnotherSet() {
    var counseling = firm.hourlyMatter().utbmsSet("COUNSELING").loaded();
    me().post(address() + "draft", Map.of("taskCode", "L110"));

    var moved = me().post(address() + "draft", Map.of("matterId", counseling.number()));

    assertThat(moved.status()).as(moved.body()).isEqualTo(200);
    assertThat(moved.json().has("taskCode")).isFalse();
    assertThat(moved.json().path("activityCode").asText()).isEqualTo("A106");
    assertThat(me().post(address() + "draft", Map.of("taskCode", "L110")).json().path("code").asText())
        .isEqualTo("UNKNOWN_TASK_CODE");
    assertThat(capturing.prompt(counseling).draft().taskCode()).as("what suggests itself there").contains("C300");
  }

  private String address() {
    return "/api/time-prompts/" + prompt.id() + "/";
  }

  private HttpCalls me() {
    return HttpCalls.to(port).as(ASSOCIATE);
  }
}
