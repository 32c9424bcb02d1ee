package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Newcomers;
import io.matterflow.TestPeople;
import io.matterflow.kernel.TimekeeperId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One call about two matters, divided in Tasklist by keyboard. */
@BrowserTest
class SplitFormTest {

  @Autowired private Firm firm;
  @Autowired private Newcomers newcomers;
  @LocalServerPort private int port;

  private TimekeeperId associate;
  private Engagement first;
  private Engagement second;

  @BeforeEach
  void anAssociateWorksOnTwoMatters() {
    associate = newcomers.associate();
    first = firm.hourlyMatter().withOnTheTeam(associate.value()).loaded();
    second = firm.hourlyMatter().withOnTheTeam(associate.value()).ofTheClientOf(first).loaded();
  }

  @Test
  void aPromptIsSplitAndEachPartWaitsForItsPerson(Tasklist tasklist) {
    called("Conference on " + first.number());
    tasklist.signIn(associate.value(), TestPeople.PASSWORD).open("Approve time " + first.number());

    tasklist.press("Split over matters …").untilThere("#split-matter-1:focus")
        .keys(second.number(), Keys.TAB, "10", Keys.TAB, "Conference on costs");
    assertThat(tasklist.text()).contains("35 of 25 minutes, 10 too many");
    tasklist.fill("Minutes 1", "15").until("25 of 25 minutes");
    tasklist.script("document.querySelector('.mf-split').scrollIntoView()");
    tasklist.picture("split").press("Split").until("Split over 2 matters");
    tasklist.complete();

    assertThat(promptOf(first).path("state").asText()).isEqualTo("APPROVED");
    assertThat(promptOf(first).path("minutes").asInt()).isEqualTo(15);
    assertThat(promptOf(second).path("state").asText()).isEqualTo("OPEN");
    assertThat(promptOf(second).path("minutes").asInt()).isEqualTo(10);
    assertThat(promptOf(second).path("narrative").asText()).isEqualTo("Conference on costs");
    assertThat(promptOf(first).path("rawSeconds").asInt() + promptOf(second).path("rawSeconds").asInt())
        .isEqualTo(1500);
  }

  @Test
  void aSplitThatIsRefusedSaysWhyAndChangesNothing(Tasklist tasklist) {
    called("Conference on " + first.number());
    tasklist.signIn(associate.value(), TestPeople.PASSWORD).open("Approve time " + first.number());

    tasklist.press("Split over matters …").untilThere("#split-matter-1:focus").keys("NO-SUCH", Keys.TAB, "10")
        .fill("Minutes 1", "15").until("25 of 25 minutes").press("Split").until("There is no matter NO-SUCH");

    assertThat(promptOf(first).path("minutes").asInt()).isEqualTo(25);
  }

  @Test
  void aQuestionIsAnsweredWithASplit(Tasklist tasklist) {
    called("Conference");
    tasklist.signIn(associate.value(), TestPeople.PASSWORD).open("Confirm matter");

    tasklist.press("Split over matters …").untilThere("#split-matter-1:focus").keys(second.number(), Keys.TAB, "5")
        .fill("Matter 1", first.number()).fill("Minutes 1", "20").until("25 of 25 minutes").press("Split").gone();

    assertThat(promptOf(first).path("minutes").asInt()).isEqualTo(20);
    assertThat(promptOf(second).path("minutes").asInt()).isEqualTo(5);
  }

  /** Twenty-five minutes on the phone with the client's person. */
  private void called(String about) {
    var results = HttpCalls.to(port).as("system").post("/api/activity-signals", List.of(Map.of(
        "id", UUID.randomUUID().toString(), "timestamp", "2026-06-11T10:00:00-05:00", "kind", "CALL", "direction",
        "OUT",
        "timekeeperId", associate.value(), "to", List.of(first.contactAddress()), "subject", about, "durationSec",
        1500)));
    assertThat(results.json().at("/results/0/outcome").asText()).as("%s", results).isIn("AUTO", "CONFIRM");
  }

  private JsonNode promptOf(Engagement engagement) {
    var prompts = HttpCalls.to(port).as(associate.value()).get("/api/time-prompts").json().path("items");
    return StreamSupport.stream(prompts.spliterator(), false)
        .filter(prompt -> prompt.path("matterId").asText().equals(engagement.number()))
        .findFirst().orElseThrow();
  }
}
