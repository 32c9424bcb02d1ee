package io.matterflow.capture.web;

import static io.matterflow.capture.web.SignalBodies.mail;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Newcomers;
import io.matterflow.ProductTest;
import io.matterflow.directory.Directory;
import io.matterflow.kernel.TimekeeperId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProductTest
@Tag("both-databases")
class RejectedPromptsTest {

  private static final String REPORT = "/api/reports/rejected-prompts";

  @Autowired private Firm firm;
  @Autowired private Newcomers newcomers;
  @Autowired private Directory directory;
  @LocalServerPort private int port;

  @Test
  void aTimekeeperReadsTheirOwnByMatterAndReason() {
    var person = newcomers.associate();
    var matter = firm.hourlyMatter().withOnTheTeam(person.value()).loaded();
    rejected(person, matter, "TOO_SHORT");
    rejected(person, matter, "TOO_SHORT");
    rejected(person, matter, "PERSONAL");

    var report = as(person.value()).get(REPORT).json();

    assertThat(report.path("scope").asText()).isEqualTo("OWN");
    assertThat(report.path("prompts").asInt()).isEqualTo(3);
    assertThat(lines(report)).containsExactly("TOO_SHORT EMAIL %s 2".formatted(matter.number()), "PERSONAL EMAIL  1");
  }

  /** Two people on a matter could each tell what the other did; from the third on nobody can. */
  @Test
  void theFirmReadsAMatterOnlyWhereItsCountPointsAtNobody() {
    var team = List.of(newcomers.associate(), newcomers.associate(), newcomers.associate());
    var draft = firm.hourlyMatter();
    team.forEach(person -> draft.withOnTheTeam(person.value()));
    var matter = draft.loaded();
    team.subList(0, 2).forEach(person -> rejected(person, matter, "NOT_MINE"));
    var before = as("billing-admin").get(REPORT).json();

    rejected(team.get(2), matter, "TOO_SHORT");
    var after = as("billing-admin").get(REPORT).json();

    assertThat(before.toString()).doesNotContain(matter.number());
    assertThat(lines(after)).contains("NOT_MINE EMAIL %s 2".formatted(matter.number()),
        "TOO_SHORT EMAIL %s 1".formatted(matter.number()));
    assertThat(after.path("prompts").asInt()).isEqualTo(before.path("prompts").asInt() + 1);
    team.forEach(person -> assertThat(after.toString()).doesNotContain(person.value()));
  }

  @Test
  void comesAsATableForPeopleAndForSpreadsheets() {
    var person = newcomers.associate();
    rejected(person, firm.hourlyMatter().withOnTheTeam(person.value()).loaded(), "NOT_MINE");

    assertThat(as(person.value()).get(REPORT + "?format=csv").body())
        .startsWith("reason,kind,matterId,prompts\r\nNOT_MINE,EMAIL,");
    assertThat(as(person.value()).get(REPORT + "?format=html").body()).contains("<td>NOT_MINE</td>", "They are yours");
    assertThat(as("legal-ops").get(REPORT + "?format=html").body()).contains("three people or more");
    assertThat(as("legal-ops").get(REPORT + "?format=pdf").status()).isEqualTo(400);
    assertThat(as("legal-ops").get(REPORT + "?from=2026-07-01&to=2026-06-30").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bookkeeper", "trust-authorizer"})
  void isForThoseWhoLookAfterCaptureAndForOnesOwn(String user) {
    assertThat(as(user).get(REPORT).status()).isEqualTo(403);
    assertThat(as("auditor").get(REPORT + "?own=true").status()).isEqualTo(403);
  }

  private void rejected(TimekeeperId person, Engagement matter, String reason) {
    var signal = mail(matter).put("timekeeperId", person.value()).put("from", directory.required(person).email());
    var told = as("system").post("/api/activity-signals", signal).json().at("/results/0/promptId").asText();
    var answer = as(person.value()).post("/api/time-prompts/%s/decision".formatted(told),
        Map.of("decision", "REJECT", "reason", reason));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private static List<String> lines(JsonNode report) {
    var lines = new ArrayList<String>();
    report.path("items")
        .forEach(line -> lines.add("%s %s %s %d".formatted(line.path("reason").asText(), line.path("kind").asText(),
        line.path("matterId").asText(""), line.path("prompts").asInt())));
    return lines;
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }
}
