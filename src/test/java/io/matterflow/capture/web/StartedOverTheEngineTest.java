package io.matterflow.capture.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Cases of signals that a system tries to begin through the engine's own interface. */
@ProductTest
@Tag("both-databases")
class StartedOverTheEngineTest {

  @Autowired private Firm firm;
  @LocalServerPort private int port;

  @ParameterizedTest
  @CsvSource({"June, UUID", "'', UUID", "6d9d4d5e-0000-4000-8000-00000000ffff, waits for no case"})
  void aCaseWithoutASignalIsToldAsTheCallersMistake(String key, String told) {
    assertTold(key, told);
  }

  @Test
  void aSignalThatHasItsCaseOrNeedsNoneGetsNoOther() {
    firm.hourlyMatter().loaded();
    var signal = JsonNodeFactory.instance.objectNode().put("id", UUID.randomUUID().toString()).put("kind", "CALL")
        .put("timestamp", "2026-06-30T10:00:00-05:00").put("timekeeperId", "TK06").put("durationSec", 5)
        .put("subject", "Hello");
    var answer = HttpCalls.to(port).as("system").post("/api/activity-signals", signal.toString());

    assertTold(answer.json().at("/results/0/signalId").asText(), "waits for no case");
  }

  private void assertTold(String key, String told) {
    var answer = HttpCalls.to(port).as("system")
        .post("/engine-rest/process-definition/key/time-capture/start", Map.of("businessKey", key));

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().path("message").asText()).contains(told);
  }
}
