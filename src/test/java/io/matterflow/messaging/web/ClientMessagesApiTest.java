package io.matterflow.messaging.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Messages to clients are paused, listed, released and dropped over REST. */
@ProductTest
@Tag("both-databases")
class ClientMessagesApiTest {

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private Jobs jobs;
  @LocalServerPort private int port;

  private Engagement client;
  private String pause;

  @BeforeEach
  void messagesToAClientArePaused() {
    client = firm.hourlyMatter().loaded();
    var answer = post("/pause", Map.of("scope", scope(), "reason", "A question about the bill"));
    assertThat(answer.status()).isEqualTo(200);
    pause = answer.json().path("pauseId").asText();
  }

  @Test
  void whatWaitsIsListedWithItsPauseAndGoesOutWhenItIsReleased() {
    var number = issued();

    var queue = get("?state=WAITING&scope=" + scope()).json();
    assertThat(queue.path("items")).singleElement().satisfies(message -> {
      assertThat(message.path("key").asText()).isEqualTo("invoice:%s:delivery".formatted(number));
      assertThat(message.path("channel").asText()).isEqualTo("EMAIL");
      assertThat(message.path("clientId").asText()).isEqualTo(scope());
      assertThat(message.path("invoiceNumber").asText()).isEqualTo(number.value());
      assertThat(message.has("since")).isTrue();
    });
    assertThat(pauseOf(queue).path("waiting").asInt()).isOne();
    assertThat(pauseOf(queue).path("reason").asText()).isEqualTo("A question about the bill");

    assertThat(post("/release", Map.of("scope", scope(), "reason", "Answered")).json().path("released").asInt())
        .isOne();
    jobs.runDue("message-pause", pause);
    jobs.runDue("invoice-delivery", number.value());
    assertThat(get("?scope=" + scope()).json().path("items").path(0).path("state").asText()).isEqualTo("SENT");
  }

  @Test
  void whatWaitsInAScopeIsDroppedAndThePauseStays() {
    issued();
    issued();

    var answer = post("/drop", Map.of("scope", scope(), "reason", "Old news"));

    assertThat(answer.json().path("dropped").asInt()).isEqualTo(2);
    assertThat(get("?state=WAITING&scope=" + scope()).json().path("items")).isEmpty();
    assertThat(pauseOf(get("").json()).isMissingNode()).isFalse();
  }

  @Test
  void aScopeIsPausedOnceAndReleasedOnce() {
    assertThat(post("/pause", Map.of("scope", scope(), "reason", "Again")).status()).isEqualTo(409);
    assertThat(post("/pause", Map.of("scope", "C-unknown", "reason", "Who?")).status()).isEqualTo(422);
    assertThat(post("/release", Map.of("scope", scope(), "reason", "Answered")).status()).isEqualTo(200);
    assertThat(post("/release", Map.of("scope", scope(), "reason", "Again")).json().path("code").asText())
        .isEqualTo("NOT_PAUSED");
  }

  @Test
  void aMessageIsReleasedOrDroppedOnce() {
    issued();
    var id = get("?state=WAITING&scope=" + scope()).json().path("items").path(0).path("id").asText();

    assertThat(post("/%s/release".formatted(id), Map.of("reason", "Urgent")).json().path("state").asText())
        .isEqualTo("LET_GO");
    assertThat(post("/%s/drop".formatted(id), Map.of("reason", "Too late")).status()).isEqualTo(409);
    assertThat(post("/nobody/drop", Map.of("reason", "Unknown")).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"timekeeper", "responsible-attorney", "billing-partner", "bookkeeper", "legal-ops", "auditor",
      "system"})
  void nobodyElsePausesOrReleases(String user) {
    var calls = HttpCalls.to(port).as(user);
    var wish = Map.of("scope", scope(), "reason", "Because");

    assertThat(calls.post("/api/client-messages/pause", wish).status()).isEqualTo(403);
    assertThat(calls.post("/api/client-messages/release", wish).status()).isEqualTo(403);
    assertThat(calls.post("/api/client-messages/drop", wish).status()).isEqualTo(403);
  }

  private InvoiceNumber issued() {
    var number = invoiced.issued(client, "100");
    invoiced.runJobs(number);
    return number;
  }

  private JsonNode pauseOf(JsonNode queue) {
    for (var one : queue.path("pauses")) {
      if (one.path("scope").asText().equals(scope())) {
        return one;
      }
    }
    return queue.path("none");
  }

  private String scope() {
    return client.clientId().value();
  }

  private HttpCalls.Answer post(String path, Map<String, String> body) {
    return HttpCalls.to(port).as("billing-coordinator").post("/api/client-messages" + path, body);
  }

  private HttpCalls.Answer get(String query) {
    return HttpCalls.to(port).as("billing-coordinator").get("/api/client-messages" + query);
  }
}
