package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.NewMatter;
import io.matterflow.TestPeople;
import io.matterflow.demo.guide.GuidePage;
import io.matterflow.kernel.Role;
import io.matterflow.prebill.Billing;
import io.matterflow.rules.RuleChangeHead;
import io.matterflow.rules.RuleChange.State;
import io.matterflow.rules.RuleChanges;
import io.matterflow.rules.RuleText.Kind;
import io.matterflow.rules.RulesAtHand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A newcomer follows {@code docs/rules/a-new-client-guideline.md}, from the client's letter to rules in force and back.
 */
@BrowserTest
class NewClientGuidelineFormsTest {

  private static final String TABLE = "guideline-profile";
  private static final String LEGAL_OPS = Role.LEGAL_OPS.group();
  private static final String ATTORNEY = "TK09";
  private static final String RELEASE = "Release the change of table " + TABLE;
  private static final String WHY = "Larkspur's guidelines for outside counsel, letter of June 24, 2026.";
  private static final String RESEARCHED = "2.6 hours of research; above 2";

  @TempDir private Path downloads;
  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private TestPeople people;
  @Autowired private RuleChanges changes;
  @Autowired private RulesAtHand rules;
  @LocalServerPort private int port;

  @AfterEach
  void theTableIsAsItCame() {
    rules.asItCame(Kind.TABLE, TABLE);
  }

  @Test
  void thePageLeadsFromTheLetterToRulesInForceAndBack(Tasklist tasklist, WebDriver browser) throws IOException {
    people.timekeeper(ATTORNEY, Role.TIMEKEEPER, Role.RESPONSIBLE_ATTORNEY);
    var version = changes.inForce(Kind.TABLE, TABLE).orElseThrow().version();
    var saved = new Downloads(browser, downloads);

    tasklist.signIn(LEGAL_OPS, TestPeople.PASSWORD).startProcess("Change a rule")
        .choose("Fetch a file to edit", "Table Guideline profile (guideline-profile)")
        .picture("guideline-fetch");
    var file = saved.save("Version " + version);
    assertThat(file).hasFileName("guideline-profile.dmn");
    Files.writeString(file, GuidePage.of("a-new-client-guideline").edited(Files.readString(file)));
    tasklist.labelled("The edited file").sendKeys(file.toAbsolutePath().toString());
    tasklist.until("version %d in force".formatted(version)).fill("Why", WHY).picture("guideline-propose").start();
    var change = changes.search(Optional.of(State.PROPOSED), Optional.of(TABLE)).get(0);

    tasklist.open(RELEASE).until("A trial on the last thirty days");
    assertThat(saved.save("A trial on the last thirty days")).content().contains("guideline-profile");
    tasklist.signIn(Role.BILLING_ADMIN.group(), TestPeople.PASSWORD).open(RELEASE).claim();
    assertThat(tasklist.text()).contains("client \"C1099\"", "It says: " + WHY, "seen by legal-ops");
    tasklist.tick("Put it into force").picture("guideline-release").complete();

    var held = larkspur().loaded();
    researched(held);
    tasklist.signIn(ATTORNEY, TestPeople.PASSWORD)
        .open("Resolve exceptions of pre-bill " + held.number())
        .claim()
        .until(RESEARCHED)
        .picture("guideline-found");

    takenBack(tasklist, change);
    assertThat(trail(change)).containsExactly("rolled-back by legal-ops", "released by billing-admin",
        "proposed by legal-ops");
    var free = larkspur().loaded();
    researched(free);
    assertThat(preBill(free).path("exceptions")).isEmpty();
    tasklist.signIn(ATTORNEY, TestPeople.PASSWORD).open("Review pre-bill " + free.number());
    assertThat(tasklist.text()).doesNotContain("hours of research");
  }

  private void takenBack(Tasklist tasklist, RuleChangeHead change) {
    tasklist.signIn(LEGAL_OPS, TestPeople.PASSWORD).startProcess("Change a rule").tick("Take a released change back");
    assertThat(tasklist.mayStart()).isFalse();
    var released = new Select(tasklist.labelled("The change"));
    released.selectByVisibleText(released.getOptions().stream()
        .map(WebElement::getText)
        .filter(option -> option.startsWith("Table guideline-profile: " + WHY))
        .findFirst()
        .orElseThrow());
    tasklist.fill("Why", "Larkspur has withdrawn its letter.").picture("guideline-take-back").start();
    assertThat(changes.find(change.id()).orElseThrow().state()).isEqualTo(State.ROLLED_BACK);
  }

  /** Newest first. */
  private List<String> trail(RuleChangeHead change) {
    return HttpCalls.to(port).as("auditor").items("/api/audit?entity=rule-change&id=" + change.id()).stream()
        .map(act -> "%s by %s".formatted(act.path("act").asText(), act.path("actor").asText()))
        .toList();
  }

  /** A matter of the client whose letter it is; no other test knows the client. */
  private NewMatter larkspur() {
    return firm.hourlyMatter().ofClient("C1099").called("Larkspur Robotics Inc", "Warehouse Lease Review")
        .responsibleAttorney(ATTORNEY);
  }

  private void researched(Engagement matter) {
    var answer = HttpCalls.to(port).as("system").post("/api/time-entries", List.of(Map.of(
        "id", UUID.randomUUID().toString(), "matterId", matter.number(), "timekeeperId", Engagement.ASSOCIATE.value(),
        "workDate", "2026-06-15", "enteredDate", "2026-06-15", "hours", "2.6", "billable", true, "taskCode", "L120",
        "activityCode", "A102", "narrative", "Research the landlord's duty to repair under Illinois law")));
    assertThat(answer.json().path("accepted").asInt()).as("%s", answer).isEqualTo(1);
    billing.june(matter.id());
  }

  private JsonNode preBill(Engagement matter) {
    var coordinator = HttpCalls.to(port).as("billing-coordinator");
    var listed = coordinator.get("/api/pre-bills?matterId=" + matter.number()).json().at("/items/0/id").asText();
    return coordinator.get("/api/pre-bills/" + listed).json();
  }
}
