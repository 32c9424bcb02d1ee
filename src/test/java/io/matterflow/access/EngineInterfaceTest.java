package io.matterflow.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.TasklistBrowser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the engine's own interface says to those who come with a password. */
@ProductTest
class EngineInterfaceTest {

  @LocalServerPort private int port;

  @ParameterizedTest
  @ValueSource(strings = {"/engine-rest/metrics/activity-instance-start/sum", "/engine-rest/metrics"})
  void metricsAreNotHere(String address) {
    var answer = HttpCalls.to(port).as("billing-admin").get(address);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().path("next").asText()).contains("/actuator/prometheus");
  }

  @Test
  void whoAsksForAllIsToldHowManyToAskFor() {
    var answer = HttpCalls.to(port).as("system").get("/engine-rest/task");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("message").asText()).contains("maxResults", "1000");
  }

  @Test
  void whoMayLookAtTheModelsDoesNotCountWhatOthersWorkOn() {
    var count = "/process-definition/statistics?maxResults=100";

    assertThat(HttpCalls.to(port).as("timekeeper").get("/engine-rest" + count).status()).isEqualTo(403);
    assertThat(TasklistBrowser.signIn(port, "timekeeper").get("/camunda/api/engine/engine/default" + count).status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/task/nope/variables", "/task/nope/identity-links", "/process-instance/nope/variables",
      "/execution/nope/localVariables", "/task/nope/variables/some"})
  void whatIsNotThereIsNotFound(String address) {
    for (var user : new String[] {"timekeeper", "auditor", "billing-admin", "system"}) {
      assertThat(HttpCalls.to(port).as(user).get("/engine-rest" + address).status()).as(user).isIn(403, 404);
    }
  }
}
