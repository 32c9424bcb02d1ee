package io.matterflow.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.TasklistBrowser;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProductTest
class TasklistTest {

  private static final Pattern PROGRAM =
      Pattern.compile("(?<=\")/camunda/(?:lib/|app/tasklist/camunda-)[^\"]+\\?bust=[^\"]+");
  private static final Pattern NONCE = Pattern.compile("(?<=nonce=\")[^\"]+");

  @LocalServerPort private int port;

  @Test
  void aPersonSignsInAndFindsTheQueuesOfTheirRole() {
    var coordinator = TasklistBrowser.signIn(port, "billing-coordinator");
    var timekeeper = TasklistBrowser.signIn(port, "timekeeper");

    assertThat(coordinator.filters()).contains("My tasks", "Exceptions", "Deliver by hand")
        .doesNotContain("Follow up", "My time");
    assertThat(timekeeper.filters()).containsExactlyInAnyOrder("My tasks", "My time", "My exceptions",
        "Steps of the firm's own");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/camunda/app/admin/default/", "/camunda/app/cockpit/default/", "/camunda/app/admin/default/setup/",
          "/camunda/api/cockpit/plugin/base/default/process-definition/statistics",
          "/camunda/api/admin/setup/default/user/create",
      "/camunda/app/admin/scripts/config.js"})
  void ofTheEnginesApplicationsThereIsTasklistAlone(String path) {
    assertThat(HttpCalls.to(port).get(path).status()).isEqualTo(404);
    assertThat(TasklistBrowser.signIn(port, "billing-admin").get(path).status()).isEqualTo(404);
  }

  @Test
  void whoeverElseOpensItAPageRunsTheScriptsOfItsOwnPolicy() {
    var pages = IntStream.range(0, 200).parallel()
        .mapToObj(each -> HttpCalls.to(port).get("/camunda/app/tasklist/default/"))
        .toList();

    assertThat(pages).allSatisfy(page -> {
      var policy = page.response().headers().firstValue("Content-Security-Policy").orElseThrow();
      assertThat(NONCE.matcher(page.body()).results().map(MatchResult::group)).hasSize(4)
          .allSatisfy(nonce -> assertThat(policy).contains("script-src 'nonce-" + nonce + "'"));
    });
  }

  /** Which are megabytes; the page names them by Camunda's version, and is itself asked for each time. */
  @Test
  void aBrowserKeepsTheProgramsOfThePageAndNothingElse() {
    var page = HttpCalls.to(port).get("/camunda/app/tasklist/default/");
    var programs = PROGRAM.matcher(page.body()).results().map(MatchResult::group).toList();

    assertThat(programs).hasSize(4)
        .allSatisfy(program -> assertThat(kept(program)).containsExactly("max-age=31536000, public, immutable"));
    assertThat(page.response().headers().allValues("Cache-Control")).isEmpty();
    assertThat(kept("/camunda/app/tasklist/locales/en.json")).isEmpty();
    assertThat(HttpCalls.to(port).get("/camunda/lib/deps.js.none").status()).isEqualTo(404);
    assertThat(HttpCalls.to(port).get("/camunda/app/tasklist/camunda-tasklist-bootstrap.none").status()).isEqualTo(404);
  }

  private List<String> kept(String path) {
    var answer = HttpCalls.to(port).get(path);
    assertThat(answer.status()).as(path).isEqualTo(200);
    return answer.response().headers().allValues("Cache-Control");
  }

  @Test
  void aSystemDoesNotSignInToTasklist() {
    assertThat(TasklistBrowser.attempt(port, "system", "demo")).isEqualTo(403);
  }

  @Test
  void theSignedInPersonCallsTheInterfaceFromTheSamePage() {
    var tasklist = TasklistBrowser.signIn(port, "auditor");

    assertThat(tasklist.get("/api/me").json().path("user").asText()).isEqualTo("auditor");
  }

  @Test
  void aWriteNeedsTheTokenOfThePage() {
    var tasklist = TasklistBrowser.signIn(port, "auditor");

    assertThat(tasklist.withoutToken().post("/api/tasks/x/finish", "{\"outcome\":\"done\"}").status()).isEqualTo(403);
    assertThat(tasklist.post("/api/tasks/x/finish", "{\"outcome\":\"done\"}").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
      "billing-coordinator, 'billing-cycle billing-hold client-statement invoice-correction invoice-delivery invoice-dispute "
          + "matter-closing message-pause payment-plan portal-submission settlement-distribution trust-drawdown'",
      "billing-admin, 'absence accounting-post billing-cycle billing-hold client-statement invoice-correction invoice-delivery invoice-dispute "
          + "matter-closing message-pause payment-plan portal-submission rule-change settlement-distribution'",
      "responsible-attorney, 'billing-hold invoice-correction invoice-dispute matter-closing payment-plan rule-change settlement-distribution'",
      "billing-partner, rule-change",
      "trust-authorizer, rule-change",
      "legal-ops, rule-change",
      "bookkeeper, 'accounting-post client-statement invoice-correction payment-intake payment-plan payment-refund trust-deposit trust-drawdown "
          + "trust-reconciliation'",
      "timekeeper, 'absence day-review'",
      "auditor, ''"})
  void eachRoleFindsTheStartFormsThatAreItsOwn(String role, String processes) {
    var tasklist = TasklistBrowser.signIn(port, role);
    var listed = tasklist.get("/camunda/api/engine/engine/default/process-definition?latest=true&active=true"
        + "&startableInTasklist=true&startablePermissionCheck=true&sortBy=key&sortOrder=asc&firstResult=0&maxResults=50")
        .json();
    var keys = listed.findValuesAsText("key");

    assertThat(String.join(" ", keys)).isEqualTo(processes);
    assertThat(keys).allSatisfy(key -> assertThat(tasklist.get(
        "/camunda/api/engine/engine/default/process-definition/key/" + key + "/startForm").json().path("key").asText())
        .startsWith("embedded:/forms/start-"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"timekeeper", "auditor", "bookkeeper"})
  void everybodyMayLookAtTheModels(String role) {
    var tasklist = TasklistBrowser.signIn(port, role);

    assertThat(tasklist.get("/camunda/api/engine/engine/default/process-definition/key/pre-bill/xml").json()
        .path("bpmn20Xml").asText()).contains("reviewPreBill");
  }
}
