package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.TestPeople;
import io.matterflow.kernel.Role;
import io.matterflow.prebill.Billing;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A bill of 120 lines: reviewed with the keyboard, edited by somebody else meanwhile, and signed in the version that
 * was read.
 */
@BrowserTest
class LongPreBillFormsTest {

  private static final int LINES = 120;
  private static final int DAYS = 24;
  private static final String ATTORNEY = "TK09";
  private static final String PARTNER = "TK04";

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private TestPeople people;
  @LocalServerPort private int port;

  private Engagement matter;

  @BeforeEach
  void aLongMonth() {
    matter = firm.hourlyMatter().responsibleAttorney(ATTORNEY).billingPartner(PARTNER).withGuidelines(60).loaded();
    people.timekeeper(ATTORNEY, Role.TIMEKEEPER, Role.RESPONSIBLE_ATTORNEY);
    people.timekeeper(PARTNER, Role.TIMEKEEPER, Role.BILLING_PARTNER);
    var entries = new ArrayList<Map<String, Object>>();
    for (int line = 0; line < LINES; line++) {
      var date = "2026-06-%02d".formatted(line % DAYS + 1);
      entries.add(Map.of("id", UUID.randomUUID().toString(), "matterId", matter.number(), "timekeeperId", "TK06",
          "workDate", date, "enteredDate", date, "hours", "0.3", "billable", true, "taskCode", "L120", "activityCode",
          "A103",
          "narrative", "Draft section %d of the reply brief for filing".formatted(line + 1)));
    }
    assertThat(HttpCalls.to(port).as("system").post("/api/time-entries", entries).json().path("accepted").asInt())
        .isEqualTo(LINES);
    billing.june(matter.id());
  }

  @Test
  void isReviewedReturnedAndSignedInTheVersionThatWasRead(Tasklist tasklist) {
    tasklist.signIn(ATTORNEY, TestPeople.PASSWORD).open("Review pre-bill " + matter.number()).claim();
    assertThat(tasklist.elements("tbody textarea")).hasSize(LINES);
    assertThat(tasklist.text()).contains("$13,320.00");

    rewordAndWriteDownWithTheKeyboard(tasklist);
    holdALine(tasklist);
    tasklist.press("Courtesy on the bill")
        .fill("Amount off", "9")
        .fill("In words", "Kept waiting in May")
        .press("Take it off")
        .until("$13,100.00").picture("review-pre-bill-long");
    editedByTheCoordinator("Draft the proposed order");
    assertThat(tasklist.completeAndBeRefused()).contains("You have seen version", "look at what changed");

    tasklist.signIn(ATTORNEY, TestPeople.PASSWORD)
        .open("Review pre-bill " + matter.number())
        .until("$13,100.00")
        .complete();
    tasklist.signIn(PARTNER, TestPeople.PASSWORD).open("Approve pre-bill " + matter.number()).claim();
    assertThat(tasklist.text()).contains("Draft the proposed order", "Draft the opposition", "Took longer",
        "Kept waiting in May");
    tasklist.tick("Return for changes").fill("Reason", "Line 4 of June 5 names the wrong court.").complete();
    assertThat(preBill().path("returned").asInt()).isEqualTo(1);
  }

  @Test
  void anApprovalOfWhatHasChangedMeanwhileFailsWithAClearWord(Tasklist tasklist) {
    var attorney = HttpCalls.to(port).as(ATTORNEY);
    judge(attorney, "review");
    tasklist.signIn(PARTNER, TestPeople.PASSWORD).open("Approve pre-bill " + matter.number()).claim();
    assertThat(tasklist.elements("tbody tr")).hasSizeGreaterThanOrEqualTo(LINES);
    judge(attorney, "recall");
    editedByTheCoordinator("Draft the proposed order");
    judge(attorney, "review");

    assertThat(tasklist.completeAndBeRefused())
        .contains("has changed since you opened it: you have read version 1, it is at version 2", "Nothing was signed");
    assertThat(preBill().path("state").asText()).isEqualTo("IN_APPROVAL");
    tasklist.picture("approve-pre-bill-stale");

    tasklist.signIn(PARTNER, TestPeople.PASSWORD).open("Approve pre-bill " + matter.number()).claim();
    assertThat(tasklist.text()).contains("version 2", "Draft the proposed order");
    tasklist.complete();

    assertThat(preBill().at("/approval/version").asInt()).isEqualTo(2);
  }

  /** Tabs from field to field; a write-down is saved once its reason is given. */
  private static void rewordAndWriteDownWithTheKeyboard(Tasklist tasklist) {
    tasklist.labelled("Narrative of Jun 1, Castellano").click();
    tasklist.keys(Keys.chord(Keys.CONTROL, "a"), "Draft the opposition to the motion to compel", Keys.TAB).until("✓");
    tasklist.press("More about the line of Jun 2, Castellano");
    tasklist.fill("Write down by", "100").choose("Because", "Took longer than it should")
        .fill("Reason", "Took longer than the motion is worth").leave("Reason").until("$13,220.00")
        .press("More about the line of Jun 2, Castellano");
  }

  private static void holdALine(Tasklist tasklist) {
    tasklist.press("More about the line of Jun 3, Castellano");
    tasklist.fill("Reason", "To be asked first").tick("Hold this line for a later bill").until("$13,109.00")
        .press("More about the line of Jun 3, Castellano");
  }

  private void editedByTheCoordinator(String narrative) {
    var preBill = preBill();
    var coordinator = HttpCalls.to(port).as(Role.BILLING_COORDINATOR.group());
    var line = preBill.path("lines").get(LINES - 1).path("id").asText();
    assertThat(coordinator.post("/api/pre-bills/%s/lines/%s".formatted(preBill.path("id").asText(), line),
        Map.of("narrative", narrative)).status()).isEqualTo(200);
  }

  private void judge(HttpCalls who, String act) {
    var preBill = preBill();
    assertThat(who.post("/api/pre-bills/%s/%s".formatted(preBill.path("id").asText(), act),
        Map.of("version", preBill.path("version").asInt())).status()).isEqualTo(200);
  }

  private JsonNode preBill() {
    var coordinator = HttpCalls.to(port).as(Role.BILLING_COORDINATOR.group());
    var listed = coordinator.get("/api/pre-bills?matterId=" + matter.number()).json().at("/items/0/id").asText();
    return coordinator.get("/api/pre-bills/" + listed).json();
  }
}
