package io.matterflow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Changes of a table that are released at several nodes at the same moment: each comes into force once, or not at all.
 */
final class RuleRaces {

  private static final String TABLE = "posting-delay";
  private static final int RACES = 4;

  private final List<HttpCalls> nodes;

  RuleRaces(List<HttpCalls> nodes) {
    this.nodes = nodes;
  }

  void run() {
    for (int race = 0; race < RACES; race++) {
      var version = version(0);
      var one = proposed(race % 2, 10 + 2 * race);
      var sameAtBoth = released(List.of(one, one));
      assertThat(sameAtBoth).extracting(RuleRaces::told).containsExactlyInAnyOrder("200 ", "409 NOT_PROPOSED");
      assertThat(version(1)).as("one version of one change").isEqualTo(version + 1);

      var two = List.of(proposed(0, 11 + 2 * race), proposed(1, 50 + race));
      assertThat(released(two)).extracting(RuleRaces::told).containsExactlyInAnyOrder("200 ", "409 STALE_BASE");
      assertThat(version(0)).as("one version of two changes").isEqualTo(version + 2).isEqualTo(version(1));
      assertThat(two).extracting(id -> change(id).path("acts").size()).containsExactlyInAnyOrder(0, 1);
    }
  }

  private List<Answer> released(List<String> changes) {
    return IntStream.range(0, nodes.size())
        .mapToObj(node -> CompletableFuture.supplyAsync(() ->
            as(node, "billing-admin").send("POST", "/api/rules/proposals/%s/release".formatted(changes.get(node)), "")))
        .toList().stream()
        .map(CompletableFuture::join)
        .toList();
  }

  private String proposed(int node, int minutes) {
    var file = as(node, "legal-ops").get("/api/rules/%s/file".formatted(TABLE)).body();
    var cell = "<outputEntry id=\"standard-minutes\"><text>";
    assertThat(file).contains(cell);
    var edited = file.replaceFirst(cell + "\\d+", cell + minutes);
    var answer = as(node, "legal-ops").with("Content-Type", "application/xml")
        .send("POST", "/api/rules/%s/proposal?reason=A%%20race".formatted(TABLE), edited);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    return answer.json().path("id").asText();
  }

  private JsonNode change(String id) {
    return as(0, "auditor").get("/api/rules/proposals/" + id).json();
  }

  private int version(int node) {
    return as(node, "auditor").items("/api/rules").stream()
        .filter(rule -> rule.path("key").asText().equals(TABLE))
        .findFirst()
        .orElseThrow()
        .path("version")
        .asInt();
  }

  private static String told(Answer answer) {
    return "%d %s".formatted(answer.status(), answer.json().path("code").asText(""));
  }

  private HttpCalls as(int node, String user) {
    return nodes.get(node).as(user, "demo");
  }
}
