package io.matterflow.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.TestPeople;
import io.matterflow.kernel.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProductTest
@Tag("both-databases")
class DoorsTest {

  @LocalServerPort private int port;
  @Autowired private TestPeople people;

  @ParameterizedTest
  @ValueSource(strings = {"/api/tasks/x", "/api/me", "/api/no-such-thing", "/engine-rest/task",
      "/engine-rest/process-definition",
      "/engine-rest/engine", "/actuator/prometheus", "/actuator/env", "/demo/clock", "/h2-console", "/somewhere"})
  void aStrangerIsRefusedWithAProblemDocument(String path) {
    var answer = HttpCalls.to(port).get(path);

    assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().path("code").asText()).isEqualTo("UNAUTHENTICATED");
    assertThat(answer.json().path("next").asText()).isNotBlank();
    assertThat(answer.header("WWW-Authenticate")).startsWith("Basic");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/actuator/health", "/v3/api-docs", "/swagger-ui/index.html"})
  void whatIsMeantForAllIsOpen(String path) {
    assertThat(HttpCalls.to(port).get(path).status()).isEqualTo(200);
  }

  @Test
  void aPageThatCallsInTheBackgroundIsNotAnsweredWithAPasswordDialog() {
    assertThat(HttpCalls.to(port).with("Sec-Fetch-Mode", "cors").get("/api/me").header("WWW-Authenticate")).isEmpty();
    assertThat(
        HttpCalls.to(port).with("Cookie", "JSESSIONID=0123456789ABCDEF").get("/api/me").header("WWW-Authenticate"))
        .isEmpty();
  }

  @Test
  void aWrongPasswordAndAnUnknownNameGetTheSameAnswer() {
    people.staff("forgetful", Role.AUDITOR);

    var wrong = HttpCalls.to(port).as("forgetful", "wrong").get("/api/me");
    var unknown = HttpCalls.to(port).as("nobody", "wrong").get("/api/me");

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.body()).isEqualTo(unknown.body());
  }

  @Test
  void aWriteThatAnotherSiteAskedForIsRefused() {
    var answer = HttpCalls.to(port).as("system").with("Sec-Fetch-Site", "cross-site").post("/api/no-such-thing", "{}");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().path("code").asText()).isEqualTo("FORBIDDEN");
  }

  @Test
  void whatIsNotThereIsToldAsAProblemToThoseInside() {
    var missing = HttpCalls.to(port).as("system").get("/api/no-such-thing");
    var wrongMethod = HttpCalls.to(port).as("system").send("DELETE", "/api/tasks/x", "");

    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.json().path("code").asText()).isEqualTo("NOT_FOUND");
    assertThat(wrongMethod.status()).isEqualTo(405);
    assertThat(wrongMethod.json().path("code").asText()).isEqualTo("METHOD_NOT_ALLOWED");
  }

  @Test
  void figuresOfTheMachineAreForSystemsAndAdministrators() {
    assertThat(HttpCalls.to(port).as("timekeeper").get("/actuator/prometheus").status()).isEqualTo(403);
    assertThat(HttpCalls.to(port).as("system").get("/actuator/prometheus").status()).isNotIn(401, 403);
  }
}
