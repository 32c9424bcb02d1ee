package io.matterflow.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.ProductTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProductTest
class BodiesTest {

  private static final int TEN_MEGABYTES = 10_000_000;

  @LocalServerPort private int port;

  @ParameterizedTest
  @ValueSource(strings = {"/api/test-effects/large", "/engine-rest/task", "/api/no-such-thing"})
  void aBodyThatSaysItIsTooLargeIsRefused(String path) {
    var answer = HttpCalls.to(port).as("system").post(path, "{\"a\":\"" + "x".repeat(TEN_MEGABYTES) + "\"}");

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.json().path("code").asText()).isEqualTo("PAYLOAD_TOO_LARGE");
    assertThat(answer.json().path("detail").asText())
        .isEqualTo("The body is larger than 5 MB, the most that is taken here.");
    assertThat(answer.json().path("next").asText()).contains("a file with less in it");
  }

  @ParameterizedTest
  @CsvSource({
      "/api/test-effects/endless, application/json, system",
      "/api/rules/tax/proposal?reason=Agreed, application/xml, legal-ops",
      "/api/rules/tax/trial, application/xml, legal-ops"})
  void aBodyThatTurnsOutTooLargeIsRefused(String path, String type, String user)
      throws IOException, InterruptedException {
    var endless = ("{\"a\":[" + "1,".repeat(TEN_MEGABYTES / 2) + "1]}").getBytes(StandardCharsets.UTF_8);
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Authorization",
            "Basic " + Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8)))
        .header("Content-Type", type)
        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(endless)))
        .build();

    var answer = new Answer(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()
        .send(request, BodyHandlers.ofString()));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.json().path("code").asText()).isEqualTo("PAYLOAD_TOO_LARGE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\": \"half a pair \\ud800\"}", "{\"a\": \"nothing \\u0000\"}", "{\"a\": NaN}",
      "{\"a\": 1, \"a\": 2}",
      "{\"broken", "[1,2", "{} trailing {"})
  void whatIsNoSensibleJsonIsRefusedWithAPointer(String body) {
    var answer = HttpCalls.to(port).as("system").post("/api/test-effects/senseless", body);

    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.json().path("code").asText()).isEqualTo("MALFORMED");
    assertThat(answer.json().path("errors")).isNotEmpty();
  }

  @Test
  void anAbyssOfNestingIsRefused() {
    var answer = HttpCalls.to(port)
        .as("system")
        .post("/api/test-effects/deep", "{\"a\":".repeat(5000) + "1" + "}".repeat(5000));

    assertThat(answer.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/%2e%2e/secrets", "/api//me", "/api/me;jsessionid=1", "/api/me%00"})
  void anAddressThatPlaysTricksIsRefusedAsAProblem(String path) {
    var answer = HttpCalls.to(port).as("system").get(path);

    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
  }
}
