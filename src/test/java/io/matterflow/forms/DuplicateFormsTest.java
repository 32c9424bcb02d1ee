package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.Samples;
import io.matterflow.TestPeople;
import io.matterflow.kernel.Role;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A timekeeper says in Tasklist whether time that came in from elsewhere is work that they have approved already. */
@BrowserTest
class DuplicateFormsTest {

  @Autowired private Firm firm;
  @Autowired private Samples samples;
  @Autowired private Jobs jobs;
  @Autowired private TestPeople people;
  @Autowired private Clock clock;
  @LocalServerPort private int port;

  @Test
  void theSameWorkIsBilledOnceAfterTheTimekeeperHasSaidSo(Tasklist tasklist) {
    var person = newcomer();
    var matter = firm.hourlyMatter().withOnTheTeam(person).at("300.00").loaded();
    var posted = posted(person, matter);
    enteredElsewhere(person, matter, posted.get("workDate").asText());
    assertThat(unbilled(matter)).isZero();

    tasklist.signIn(person, TestPeople.PASSWORD).open("Same work? " + matter.number());
    assertThat(tasklist.text()).contains("Approved here", "Entered in api",
        "Neither is billed before you have answered");
    tasklist.tick("The same work: drop the one from elsewhere").picture("answer-duplicate").complete();

    assertThat(unbilled(matter)).isEqualTo(1);
    assertThat(tasklist.allTitles()).noneMatch(title -> title.contains(matter.number()));
  }

  private JsonNode posted(String person, Engagement matter) {
    var result = as("system").post("/api/activity-signals", List.of(Map.of(
        "id", UUID.randomUUID().toString(),
        "timestamp", clock.instant().toString(),
        "kind", "EMAIL",
        "direction", "OUT",
        "timekeeperId", person,
        "from", person.toLowerCase(Locale.ROOT) + "@harrowpike.example",
        "to", List.of(matter.contactAddress()),
        "cc", List.of(matter.mailTag()),
        "subject", "Draft answer attached"))).json().at("/results/0");
    var prompt = "/api/time-prompts/" + result.get("promptId").asText();
    assertThat(as(person).post(prompt + "/decision", Map.of("decision", "APPROVE")).status()).isEqualTo(200);
    jobs.runAll("time-capture", result.get("signalId").asText());
    return as(person).get("/api/time-entries/" + as(person).get(prompt).json().get("timeEntryId").asText()).json();
  }

  private void enteredElsewhere(String person, Engagement matter, String day) {
    var outcome = as("system").post("/api/time-entries", List.of(Map.of("id", UUID.randomUUID().toString(),
        "matterId", matter.number(), "timekeeperId", person, "workDate", day, "hours", "0.2",
        "narrative", "E-mail to the client with the draft answer"))).json();
    assertThat(outcome.get("possibleDuplicates")).hasSize(1);
  }

  private int unbilled(Engagement matter) {
    return as("billing-coordinator").get("/api/matters/" + matter.number()).json().at("/unbilled/entries").asInt();
  }

  private String newcomer() {
    var id = "TK-" + UUID.randomUUID().toString().substring(0, 8);
    var document = Samples.firm();
    document.retain("firm");
    ((ObjectNode) document.get("firm")).withArray("timekeepers").addObject()
        .put("id", id).put("lastName", "Vale").put("firstName", "Noor").put("classification", "NEWCOMER")
        .put("email", id.toLowerCase(Locale.ROOT) + "@harrowpike.example").put("active", true);
    samples.loadFirm();
    samples.load(document);
    people.timekeeper(id, Role.TIMEKEEPER);
    return id;
  }

  private HttpCalls as(String login) {
    return HttpCalls.to(port).as(login);
  }
}
