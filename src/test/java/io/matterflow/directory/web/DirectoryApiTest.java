package io.matterflow.directory.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.Samples;
import io.matterflow.TestPeople;
import io.matterflow.kernel.Role;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProductTest
@Tag("both-databases")
class DirectoryApiTest {

  @Autowired private Firm firm;
  @Autowired private TestPeople people;
  @LocalServerPort private int port;

  private HttpCalls system;

  @BeforeEach
  void signIn() {
    system = HttpCalls.to(port).as("system");
  }

  @Test
  void takesTheSampleFirmAndChangesNothingTheSecondTime() {
    system.put("/api/directory", Samples.firm());
    var before = auditOf("matter", "1004-0001");

    var answer = system.put("/api/directory", Samples.firm());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().toString())
        .isEqualTo("{\"timekeepers\":12,\"clients\":15,\"matters\":40,\"rejected\":[]}");
    assertThat(auditOf("matter", "1004-0001")).isEqualTo(before).contains("added");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"firm\": null}"})
  void saysWhatItExpectsWhenThereIsNothingToLoad(String nothing) {
    var answer = system.put("/api/directory", nothing);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("detail").asText()).contains("firm", "clients", "matters");
  }

  @Test
  void storesOnceWhatFourSendAtTheSameTime() {
    var engagement = firm.hourlyMatter().loaded();
    var document = JsonNodeFactory.instance.objectNode();
    var matter = ((ObjectNode) Samples.firm().at("/matters/0")).put("id", engagement.number().replace("-0001", "-0009"))
        .put("clientId", engagement.clientId().value());
    document.putArray("matters").add(matter);

    var answers = Stream.generate(() -> CompletableFuture.supplyAsync(() -> system.put("/api/directory", document)))
        .limit(4)
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .toList();

    assertThat(answers).allSatisfy(answer -> assertThat(answer.json().get("matters").asInt()).isEqualTo(1));
    assertThat(auditOf("matter", matter.get("id").asText())).containsOnlyOnce("\"added\"")
        .doesNotContain("\"changed\"");
  }

  @Test
  void answersABadItemWithItsPointerAndTakesTheRest() {
    var engagement = firm.hourlyMatter().loaded();
    var document = Samples.firm();
    ((ObjectNode) document.at("/matters/7")).put("responsibleAttorney", "TK77");

    var answer = system.put("/api/directory", document);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("matters").asInt()).isEqualTo(39);
    assertThat(answer.json().at("/rejected/0/pointer").asText()).isEqualTo("/matters/7/responsibleAttorney");
    assertThat(answer.json().at("/rejected/0/detail").asText()).contains("TK77");
    assertThat(system.get("/api/matters/" + engagement.number()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"timekeeper", "billing-coordinator", "responsible-attorney", "billing-partner", "bookkeeper",
      "trust-authorizer", "legal-ops", "auditor"})
  void isLoadedByTheSystemAndTheBillingAdminOnly(String person) {
    var answer = HttpCalls.to(port).as(person).put("/api/directory", Samples.firm());

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().get("next").asText()).isNotBlank();
    assertThat(HttpCalls.to(port).as("billing-admin").put("/api/directory", "{\"matters\": []}").status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      []                            | ''
      {"client": []}                | /client
      {"clients": {}}               | /clients
      {"matters": "none"}           | /matters
      {"firm": []}                  | /firm
      {"firm": {"timekeepers": {}}} | /firm/timekeepers
      """)
  void refusesWhatHoldsNoListOfItems(String body, String pointer) {
    var answer = system.put("/api/directory", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
  }

  @Test
  void rejectsWhatIsNoItemAtAll() {
    var answer = system.put("/api/directory", "{\"clients\": [7, null]}");

    assertThat(answer.json().get("rejected")).hasSize(2);
    assertThat(answer.json().at("/rejected/1/pointer").asText()).isEqualTo("/clients/1");
  }

  @Test
  void showsAMatterWithItsArrangementAndOwners() {
    var engagement = firm.hourlyMatter().billingPartner("TK03").loaded();

    var matter = system.get("/api/matters/" + engagement.number()).json();

    assertThat(matter.get("id").asText()).isEqualTo(engagement.number());
    assertThat(matter.at("/feeArrangement/billingModel").asText()).isEqualTo("HOURLY");
    assertThat(matter.at("/feeArrangement/cycle").asText()).isEqualTo("MONTHLY");
    assertThat(matter.at("/owners/billingPartner/name").asText()).isEqualTo("Ngozi Okafor");
    assertThat(matter.at("/owners/responsibleAttorney/id").asText()).isEqualTo("TK02");
    assertThat(matter.get("team")).hasSize(5);
  }

  @Test
  void showsThePageWhereAPersonLooks() {
    var engagement = firm.hourlyMatter().loaded();
    var path = "/api/matters/" + engagement.number();

    assertThat(system.get(path).header("Content-Type")).startsWith("application/json");
    assertThat(system.with("Accept", "*/*").get(path).header("Content-Type")).startsWith("application/json");
    assertThat(system.with("Accept", "text/html").get(path + "?format=json").header("Content-Type"))
        .startsWith("application/json");
    for (var page : new HttpCalls.Answer[] {
        system.with("Accept", "text/html,application/xhtml+xml,*/*;q=0.8").get(path),
        system.get(path + "?format=html")}) {
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.header("Content-Type")).startsWith("text/html");
      assertThat(page.body()).contains(engagement.matter().name(), "Eleanor Harrow", "Fee arrangement");
    }
  }

  @Test
  void saysThatAMatterHasNoSuchFormat() {
    var engagement = firm.hourlyMatter().loaded();

    assertThat(system.get("/api/matters/" + engagement.number() + "?format=pdf").status()).isEqualTo(406);
  }

  @Test
  void showsAMatterToItsTeamAndHidesItFromOthers() {
    var engagement = firm.hourlyMatter().loaded();
    var path = "/api/matters/" + engagement.number();
    people.timekeeper("TK06", Role.TIMEKEEPER);
    people.timekeeper("TK07", Role.TIMEKEEPER);

    assertThat(HttpCalls.to(port).as("TK06").get(path).status()).isEqualTo(200);
    assertThat(HttpCalls.to(port).as("TK07").get(path).status()).isEqualTo(404);
    assertThat(HttpCalls.to(port).as("TK07").get("/api/matters/no-such").status()).isEqualTo(404);
    assertThat(HttpCalls.to(port).get(path).status()).isEqualTo(401);
  }

  private String auditOf(String entity, String id) {
    return HttpCalls.to(port).as("auditor").get("/api/audit?entity=%s&id=%s".formatted(entity, id)).body();
  }
}
