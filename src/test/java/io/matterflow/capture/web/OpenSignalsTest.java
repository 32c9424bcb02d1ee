package io.matterflow.capture.web;

import static io.matterflow.capture.web.SignalBodies.mail;
import static io.matterflow.capture.web.SignalBodies.signal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.ProductTest;
import io.matterflow.Samples;
import io.matterflow.TestPeople;
import io.matterflow.kernel.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A signal in the hands of the person whose work it is. */
@ProductTest
@Tag("both-databases")
class OpenSignalsTest {

  @Autowired private Firm firm;
  @Autowired private Samples samples;
  @Autowired private TestPeople people;
  @LocalServerPort private int port;

  @BeforeEach
  void thePeopleOfTheFirm() {
    samples.loadFirm();
    List.of("TK01", "TK06").forEach(id -> people.timekeeper(id, Role.TIMEKEEPER));
  }

  @Test
  void theTimekeeperSeesTheCandidatesAndWhyAndNobodyElseDoes() {
    var first = firm.hourlyMatter().loaded();
    var second = firm.hourlyMatter().ofTheClientOf(first).loaded();
    var result = sent(mail(first).put("subject", "Quick question")).json().at("/results/0");
    var address = "/api/activity-signals/" + result.get("signalId").asText();

    var signal = as("TK06").get(address).json();

    assertThat(signal.get("state").asText()).isEqualTo("ASKED");
    assertThat(signal.get("candidates").findValuesAsText("matterId")).containsExactly(first.number(), second.number());
    assertThat(signal.at("/candidates/0/name").asText()).isEqualTo(first.matter().name());
    assertThat(signal.at("/candidates/0/evidence/0/because").asText())
        .isEqualTo("a contact or adverse party of the matter took part");
    assertThat(signal.at("/candidates/0/evidence/0/points").asInt()).isEqualTo(45);
    List.of("TK01", "billing-admin", "auditor", "legal-ops", "billing-partner", "responsible-attorney", "system")
        .forEach(other ->
        assertThat(as(other).get(address).status()).as(other).isEqualTo(404));
    assertThat(as("TK01").post(address + "/confirmation", "{\"matterId\": \"%s\"}".formatted(second.number())).status())
        .isEqualTo(404);
  }

  @Test
  void aPersonConfirmsTheMatterOnce() {
    var first = firm.hourlyMatter().loaded();
    firm.hourlyMatter().ofTheClientOf(first).loaded();
    var result = sent(mail(first).put("subject", "Quick question")).json().at("/results/0");
    var address = "/api/activity-signals/%s/confirmation".formatted(result.get("signalId").asText());

    assertThat(as("TK06").post(address, "{}").json().at("/errors/0/pointer").asText()).isEqualTo("/matterId");
    assertThat(as("TK06").post(address, "{\"matterId\": \"0000-0000\"}").json().get("code").asText())
        .isEqualTo("UNKNOWN_MATTER");
    assertThat(as("TK06").post(address, "{\"matterId\": \"%s\", \"timekeeperId\": \"TK01\"}".formatted(first.number()))
        .json().get("code").asText()).isEqualTo("NOT_YOUR_TIME");
    var confirmed = as("TK06").post(address, "{\"matterId\": \"%s\"}".formatted(first.number()));
    var again = as("TK06").post(address, "{\"matterId\": \"%s\"}".formatted(first.number()));

    assertThat(confirmed.json().get("promptId").asText()).isNotBlank();
    assertThat(confirmed.json().get("billability").asText()).isEqualTo("BILLABLE");
    assertThat(again.status()).isEqualTo(409);
  }

  @Test
  void aPersonDismissesWhatIsNoWork() {
    var first = firm.hourlyMatter().loaded();
    firm.hourlyMatter().ofTheClientOf(first).loaded();
    var result = sent(mail(first).put("subject", "Quick question")).json().at("/results/0");
    var address = "/api/activity-signals/%s/dismissal".formatted(result.get("signalId").asText());

    assertThat(as("TK06").post(address, "{\"reason\": \"BECAUSE\"}").status()).isEqualTo(422);
    assertThat(as("TK06").post(address, "{\"reason\": \"ADMINISTRATIVE\"}").json().get("state").asText())
        .isEqualTo("DISMISSED");
  }

  @Test
  void aPromptSaysThatItsTimeIsPaidFromTrust() {
    var funded = firm.hourlyMatter().fundedBy("IOLTA-1", "5000.00").loaded();
    var usual = firm.hourlyMatter().loaded();

    assertThat(List.of(funded, usual))
        .extracting(matter -> sent(mail(matter).put("subject", "[%s] Draft".formatted(matter.number())))
            .json().at("/results/0/billabilityReason").asText())
        .containsExactly("PAID_FROM_TRUST", "BY_THE_HOUR");
  }

  @Test
  void theTimekeeperFindsWhatLedToNoMatter() {
    var marker = "Do you take new cases? " + UUID.randomUUID();
    sent(signal("EMAIL").put("from", "someone.new@outlook.com").put("subject", marker)
        .set("to", JsonNodeFactory.instance.arrayNode().add("rita.castellano@harrowpike.example")));

    assertThat(as("TK06").get("/api/activity-signals/unmatched").body()).contains(marker);
    assertThat(as("TK01").get("/api/activity-signals/unmatched").body()).doesNotContain(marker);
    assertThat(as("billing-admin").get("/api/activity-signals/unmatched").json().get("items")).isEmpty();
  }

  @Test
  void anUnknownSignalIsNotFoundAndABadIdIsMalformed() {
    assertThat(as("TK06").get("/api/activity-signals/" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(as("TK06").get("/api/activity-signals/none").status()).isEqualTo(400);
  }

  private Answer sent(JsonNode body) {
    return as("system").post("/api/activity-signals", body);
  }

  private HttpCalls as(String login) {
    return HttpCalls.to(port).as(login);
  }
}
