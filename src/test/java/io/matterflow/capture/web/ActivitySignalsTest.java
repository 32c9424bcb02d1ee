package io.matterflow.capture.web;

import static io.matterflow.capture.web.SignalBodies.document;
import static io.matterflow.capture.web.SignalBodies.mail;
import static io.matterflow.capture.web.SignalBodies.signal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.ProductTest;
import io.matterflow.Samples;
import io.matterflow.TestPeople;
import io.matterflow.kernel.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProductTest
@Tag("both-databases")
class ActivitySignalsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Autowired private Firm firm;
  @Autowired private Samples samples;
  @Autowired private TestPeople people;
  @Autowired private RuntimeService runtime;
  @LocalServerPort private int port;

  @BeforeEach
  void thePeopleOfTheFirm() {
    samples.loadFirm();
    List.of("TK01", "TK02", "TK06").forEach(id -> people.timekeeper(id, Role.TIMEKEEPER));
  }

  @Test
  void theLabelledActivitiesComeBackInOrderWithTheirMattersAndScores() {
    var activities = renamed(Samples.activities());

    var results = sent(activities).json().get("results");

    assertThat(results).hasSize(activities.size());
    for (int index = 0; index < results.size(); index++) {
      var result = results.get(index);
      var expected = Samples.expectedOfActivities().get(label(activities.get(index)));
      assertThat(result.get("id")).isEqualTo(activities.get(index).get("id"));
      assertThat(result.get("outcome")).as(result.toString()).isEqualTo(expected.get("outcome"));
      assertThat(result.get("scores")).as(result.toString()).isEqualTo(expected.get("scores"));
      if (!expected.get("matterId").isNull()) {
        assertThat(result.get("matterId")).isEqualTo(expected.get("matterId"));
      }
    }
    assertThat(results.get(0).get("promptId").asText()).isNotBlank();
    assertThat(results.get(0).get("billability").asText()).isEqualTo("BILLABLE");
    assertThat(results.get(0).get("rules").findValuesAsText("rule")).contains("mailTag", "contactOnMatter", "onTeam",
        "sure", "fromTrust");
  }

  @Test
  void theSameActivitiesAgainHaveNoSecondEffect() {
    var activities = renamed(Samples.activities());
    var first = sent(activities).json().get("results");

    var second = sent(activities).json().get("results");

    for (int index = 0; index < second.size(); index++) {
      assertThat(second.get(index).get("outcome").asText()).isEqualTo("DUPLICATE");
      assertThat(second.get(index).get("signalId")).isEqualTo(first.get(index).get("signalId"));
      assertThat(second.get(index).get("promptId")).isEqualTo(first.get(index).get("promptId"));
      assertThat(second.get(index).get("matterId")).isEqualTo(first.get(index).get("matterId"));
    }
  }

  @Test
  void twoRequestsWithTheSameSignalRaceAndOneWins() throws Exception {
    var matter = firm.hourlyMatter().loaded();
    var signal = mail(matter);
    var start = new CyclicBarrier(4);
    Callable<JsonNode> racer = () -> {
      start.await();
      return sent(signal).json().at("/results/0");
    };

    var runners = Executors.newFixedThreadPool(4);
    var answers = new ArrayList<JsonNode>();
    try {
      for (var answer : runners.invokeAll(List.of(racer, racer, racer, racer))) {
        answers.add(answer.get());
      }
    } finally {
      runners.shutdownNow();
    }

    assertThat(answers).extracting(answer -> answer.get("outcome").asText())
        .containsExactlyInAnyOrder("AUTO", "DUPLICATE", "DUPLICATE", "DUPLICATE");
    assertThat(new HashSet<>(answers.stream().map(answer -> answer.get("promptId").asText()).toList())).hasSize(1);
    assertThat(runtime.createProcessInstanceQuery()
        .processInstanceBusinessKey(answers.get(0).get("signalId").asText()).count()).isEqualTo(1);
  }

  @Test
  void theSameMessageUnderAnotherEventIsKnownAndAColleaguesCopyIsNot() {
    var matter = firm.hourlyMatter().loaded();
    var messageId = "<%s@mail.example>".formatted(UUID.randomUUID());
    var first = mail(matter).put("messageId", messageId);
    var again = mail(matter).put("messageId", messageId);
    var colleagues = mail(matter).put("messageId", messageId).put("timekeeperId", "TK02");

    assertThat(outcome(sent(first))).isEqualTo("AUTO");
    assertThat(outcome(sent(again))).isEqualTo("DUPLICATE");
    assertThat(outcome(sent(colleagues))).isEqualTo("AUTO");
  }

  @Test
  void theSameIdFromAnotherSourceIsAnotherSignal() {
    var signal = mail(firm.hourlyMatter().loaded());

    assertThat(outcome(sent(signal))).isEqualTo("AUTO");
    assertThat(outcome(sent(signal.deepCopy().put("source", "graph")))).isEqualTo("AUTO");
  }

  @Test
  void aDocumentIsKnownByItsVersion() {
    var matter = firm.hourlyMatter().loaded();
    var first = document(matter, "1");

    assertThat(outcome(sent(first))).isEqualTo("AUTO");
    assertThat(outcome(sent(document(matter, "1").put("documentId", first.get("documentId").asText()))))
        .isEqualTo("DUPLICATE");
    assertThat(outcome(sent(document(matter, "2").put("documentId", first.get("documentId").asText()))))
        .isEqualTo("AUTO");
  }

  @Test
  void aBadSignalIsRefusedByPointerAndTheOthersGoOn() {
    var matter = firm.hourlyMatter().loaded();
    var batch = JsonNodeFactory.instance.arrayNode()
        .add(mail(matter))
        .add(mail(matter).put("timestamp", "2026-02-30T09:00:00-05:00").put("kind", "FAX"))
        .add(mail(matter));

    var results = sent(batch).json().get("results");

    assertThat(results.findValuesAsText("outcome")).containsExactly("AUTO", "REJECTED", "AUTO");
    assertThat(results.get(1).at("/problem/status").asInt()).isEqualTo(400);
    assertThat(results.get(1).at("/problem/errors").findValuesAsText("pointer")).containsExactly("/1/kind",
        "/1/timestamp");
    assertThat(results.get(1).has("promptId")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      id            | ''                        | /id
      id            | null                      | /id
      timestamp     | '"yesterday"'             | /timestamp
      timestamp     | '"2026-06-30T09:00:00"'   | /timestamp
      timestamp     | '"0001-06-30T09:00:00Z"'  | /timestamp
      timestamp     | null                      | /timestamp
      kind          | 7                         | /kind
      direction     | '"SIDEWAYS"'              | /direction
      from          | null                      | /from
      to            | '"one@client.example"'    | /to
      to            | '[1]'                     | /to/0
      timekeeperId  | '"TK99"'                  | /timekeeperId
      durationSec   | -1                        | /durationSec
      durationSec   | 86401                     | /durationSec
      durationSec   | 1e9                       | /durationSec
      missed        | '"no"'                    | /missed
      headers       | '[]'                      | /headers
      feeAmount     | '"-0.01"'                 | /feeAmount
      feeAmount     | '"1e12"'                  | /feeAmount
      feeAmount     | '"0.001"'                 | /feeAmount
      """)
  void absurdValuesAreRefusedByPointer(String member, String value, String pointer) throws Exception {
    var signal = mail(firm.hourlyMatter().loaded());
    signal.set(member, JSON.readTree(value.isEmpty() ? "\"\"" : value));

    var result = sent(signal).json().at("/results/0");

    assertThat(result.get("outcome").asText()).isEqualTo("REJECTED");
    assertThat(result.at("/problem/errors/0/pointer").asText()).isEqualTo(pointer);
  }

  @Test
  void aSubjectOfAbsurdLengthOrWithNulIsRefusedAndOtherControlCharactersAreNot() {
    var matter = firm.hourlyMatter().loaded();

    assertThat(outcome(sent(mail(matter).put("subject", "x".repeat(1001))))).isEqualTo("REJECTED");
    assertThat(outcome(sent(mail(matter).put("subject", matter.number() + "\u0000")))).isEqualTo("REJECTED");
    assertThat(outcome(sent(mail(matter).put("subject", matter.number() + " bell\u0007")))).isEqualTo("AUTO");
  }

  @Test
  void aSignalThatIsNoObjectIsRefusedAmongOthers() {
    var batch = JsonNodeFactory.instance.arrayNode().add("mail").add(mail(firm.hourlyMatter().loaded()));

    var results = sent(batch).json().get("results");

    assertThat(results.findValuesAsText("outcome")).containsExactly("REJECTED", "AUTO");
    assertThat(results.get(0).at("/problem/errors/0/pointer").asText()).isEqualTo("/0");
  }

  @Test
  void whatIsNoSignalAtAllIsMalformed() {
    assertThat(system().post("/api/activity-signals", "{\"broken").status()).isEqualTo(400);
    assertThat(system().post("/api/activity-signals", "{\"broken").json().at("/errors/0/pointer").isMissingNode())
        .isFalse();
    assertThat(system().post("/api/activity-signals", "\"mail\"").status()).isEqualTo(400);
    assertThat(system().post("/api/activity-signals", "[]").json().get("results")).isEmpty();
  }

  @Test
  void onlySystemsSendSignals() {
    assertThat(HttpCalls.to(port).as("timekeeper").post("/api/activity-signals", "[]").status()).isEqualTo(403);
    assertThat(HttpCalls.to(port).post("/api/activity-signals", "[]").status()).isEqualTo(401);
  }

  @Test
  void everyKindOfActivityIsTaken() {
    var matter = firm.hourlyMatter().loaded();
    var docket = matter.matter().courtDocket().orElseThrow();
    var batch = JsonNodeFactory.instance.arrayNode()
        .add(signal("CALL").put("phone", "(212) 555-0199").put("subject", matter.number()).put("durationSec", 600))
        .add(signal("CALENDAR").put("subject", "Hearing " + docket).put("durationSec", 3600).put("status", "COMPLETED")
            .set("attendees", JsonNodeFactory.instance.arrayNode().add(matter.contactAddress())))
        .add(document(matter, "1"))
        .add(signal("FILING").put("docketNumber", docket).put("court", "N.D. Ill.").put("feeAmount", "402.00"))
        .add(signal("GENERIC").put("what", "Site visit for " + matter.number()));

    var results = sent(batch).json().get("results");

    assertThat(results.findValuesAsText("outcome")).containsExactly("AUTO", "AUTO", "AUTO", "AUTO", "AUTO");
    var filing = as("TK06").get("/api/time-prompts/" + results.get(3).get("promptId").asText()).json();
    assertThat(filing.get("narrative").asText()).isEqualTo("Court filing: %s, N.D. Ill.".formatted(docket));
    var visit = as("TK06").get("/api/time-prompts/" + results.get(4).get("promptId").asText()).json();
    assertThat(visit.has("minutes")).isFalse();
  }

  @Test
  void cancelledAndPrivateAppointmentsAreLeftOut() {
    var matter = firm.hourlyMatter().loaded();
    var batch = JsonNodeFactory.instance.arrayNode();
    List.of("{\"status\": \"CANCELED\"}", "{\"cancelled\": true}", "{\"declined\": true}",
        "{\"responseStatus\": \"declined\"}",
            "{\"private\": true}", "{\"visibility\": \"private\"}", "{\"allDay\": true}")
        .forEach(marks -> batch.add(merged(signal("CALENDAR").put("subject", matter.number()), marks)));

    assertThat(sent(batch).json().get("results").findValuesAsText("reason")).hasSize(7)
        .containsOnly("CALENDAR_EXCLUDED");
  }

  private static ObjectNode merged(ObjectNode signal, String more) {
    try {
      signal.setAll((ObjectNode) JSON.readTree(more));
      return signal;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The same activities under ids of this test's own, so that no other test has sent them. */
  private static JsonNode renamed(JsonNode activities) {
    var run = UUID.randomUUID().toString();
    var renamed = activities.deepCopy();
    IntStream.range(0, renamed.size()).mapToObj(index -> (ObjectNode) renamed.get(index)).forEach(activity -> {
      activity.put("id", activity.get("id").asText() + "/" + run);
      if (activity.has("messageId")) {
        activity.put("messageId", activity.get("messageId").asText() + run);
      }
    });
    return renamed;
  }

  private static String label(JsonNode activity) {
    return activity.get("id").asText().split("/")[0];
  }

  private static String outcome(Answer answer) {
    return answer.json().at("/results/0/outcome").asText();
  }

  private Answer sent(JsonNode body) {
    var answer = system().post("/api/activity-signals", body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private HttpCalls system() {
    return as("system");
  }

  private HttpCalls as(String login) {
    return HttpCalls.to(port).as(login);
  }
}
