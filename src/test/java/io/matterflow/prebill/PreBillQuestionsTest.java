package io.matterflow.prebill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.Samples;
import io.matterflow.capture.Capturing;
import io.matterflow.kernel.TimekeeperId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a reviewer is told of work that the bill does not have, and of changes that somebody else made meanwhile. */
@ProductTest
@Tag("both-databases")
class PreBillQuestionsTest {

  private static final String ATTORNEY = "responsible-attorney";

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private Capturing capturing;
  @Autowired private Samples samples;
  @LocalServerPort private int port;

  @Test
  void timeThatIsUnansweredOrWithoutARateIsSaidInNumbers() {
    var newcomer = new TimekeeperId("TK-" + UUID.randomUUID().toString().substring(0, 8));
    samples.loadFirm();
    samples.load(Samples.firmWithNewcomer(newcomer.value(), Optional.empty()));
    var engagement = firm.hourlyMatter().withOnTheTeam(newcomer.value()).loaded();
    billing.hourWorked(engagement);
    var unanswered = capturing.prompt(engagement);
    var unpriced = capturing.approve(capturing.promptOf(engagement, newcomer));

    billing.run(Cycle.MONTHLY, unpriced.workDate(), engagement.id());

    var packet = packet(billing.of(engagement, unpriced.workDate()));
    assertThat(questions(packet)).containsExactly(
        "Approved time of this period that waits for a rate and is not on the bill: 1.",
        "Activities of this period that nobody has approved or rejected yet: 1.");
    assertThat(packet.toString()).doesNotContain(unanswered.draft().narrative());
  }

  @Test
  void aMatterWithoutOtherWorkRaisesNoQuestion() {
    var engagement = firm.hourlyMatter().loaded();
    billing.hourWorked(engagement);

    billing.june(engagement.id());

    assertThat(questions(packet(billing.juneOf(engagement)))).isEmpty();
  }

  @Test
  void whatWasMeasuredAndWhatWasWorkedStandBesideTheHoursThatAreBilled() {
    var engagement = firm.hourlyMatter().loaded();
    billing.hourWorked(engagement);
    capturing.called(engagement, Duration.ofMinutes(8).minusSeconds(10));
    billing.june(engagement.id());
    var preBill = billing.juneOf(engagement);
    var call = preBill.lines().stream().filter(line -> line.narrative().contains("Call")).findFirst().orElseThrow();

    var cut = as(ATTORNEY).post("/api/pre-bills/%s/lines/%s".formatted(preBill.id(), call.id()),
        "{\"hours\": \"0.1\", \"reason\": \"a short call\"}").json().get("line");

    assertThat(List.of(cut, line(packet(preBill), call))).allSatisfy(line -> {
      assertThat(line.path("rawMinutes").asInt()).isEqualTo(8);
      assertThat(line.path("workedHours").asText()).isEqualTo("0.2");
      assertThat(line.path("hours").asText()).isEqualTo("0.1");
    });
    assertThat(packet(preBill).path("lines")).filteredOn(line -> !line.has("rawMinutes")).singleElement()
        .satisfies(entered -> assertThat(entered.path("workedHours").asText()).isEqualTo("1.0"));
  }

  @Test
  void aChangeToAVersionThatIsGoneIsRefusedAndChangesNothing() {
    var engagement = firm.hourlyMatter().loaded();
    billing.hourWorked(engagement);
    billing.june(engagement.id());
    var preBill = billing.juneOf(engagement);
    var line = "/api/pre-bills/%s/lines/%s".formatted(preBill.id(), preBill.lines().get(0).id());

    var first = as(ATTORNEY).post(line,
        "{\"narrative\": \"Draft the reply\", \"version\": %d}".formatted(preBill.version()));
    var second = as(ATTORNEY).post(line,
        "{\"narrative\": \"Draft the answer\", \"version\": %d}".formatted(preBill.version()));

    assertThat(first.status()).as(first.body()).isEqualTo(200);
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.json().get("code").asText()).isEqualTo("STALE_VERSION");
    assertThat(second.json().at("/errors/0/pointer").asText()).isEqualTo("/version");
    assertThat(billing.current(preBill).lines().get(0).narrative()).isEqualTo("Draft the reply");
  }

  private static JsonNode line(JsonNode packet, PreBillLine wanted) {
    return StreamSupport.stream(packet.get("lines").spliterator(), false)
        .filter(line -> line.get("id").asText().equals(wanted.id().toString()))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode packet(PreBill preBill) {
    return as(ATTORNEY).get("/api/pre-bills/" + preBill.id()).json();
  }

  private static List<String> questions(JsonNode packet) {
    return StreamSupport.stream(packet.get("openQuestions").spliterator(), false)
        .map(question -> question.get("question").asText())
        .toList();
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }
}
