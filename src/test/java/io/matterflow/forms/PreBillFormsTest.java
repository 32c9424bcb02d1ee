package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.TestPeople;
import io.matterflow.capture.Capturing;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A month's bill as people work on it: begun, mended, reviewed line by line, signed or sent back. */
@BrowserTest
class PreBillFormsTest {

  private static final String COORDINATOR = Role.BILLING_COORDINATOR.group();
  private static final String ATTORNEY = "TK09";
  private static final String PARTNER = "TK04";
  private static final String SCRIPT = "<script>alert(1)</script> =HYPERLINK(\"x\")";
  private static final int MANY = 40;
  private static final int DAYS = 28;

  @Autowired private Firm firm;
  @Autowired private Capturing capturing;
  @Autowired private Jobs jobs;
  @Autowired private RuntimeService runtime;
  @Autowired private TestPeople people;
  @LocalServerPort private int port;

  private Engagement matter;
  private Set<String> runsOfOthers;

  @BeforeEach
  void thePeopleOfTheMatterAreIn() {
    matter = firm.hourlyMatter().responsibleAttorney(ATTORNEY).billingPartner(PARTNER).withGuidelines(60).loaded();
    runsOfOthers = openRuns().collect(Collectors.toSet());
    people.timekeeper(ATTORNEY, Role.TIMEKEEPER, Role.RESPONSIBLE_ATTORNEY);
    people.timekeeper(PARTNER, Role.TIMEKEEPER, Role.BILLING_PARTNER);
  }

  @Test
  void aBillingRunIsBegunFromTheStartForm(Tasklist tasklist) {
    worked(List.of(entry(Engagement.ASSOCIATE, 1, "Draft the answer to the amended complaint", "L120")));
    tasklist.signIn(COORDINATOR, TestPeople.PASSWORD).startProcess("Billing cycle");

    tasklist.fill("Up to", LocalDate.of(2026, 6, 30))
        .fill("Matters", matter.number())
        .picture("start-billing-run")
        .start();
    compile();

    assertThat(preBill().path("state").asText()).isEqualTo("IN_REVIEW");
  }

  @Test
  void theBillsOfAMatterAreHeldFromTheStartForm(Tasklist tasklist) {
    var today = LocalDate.parse(HttpCalls.to(port).as(COORDINATOR).get("/api/firm").json().path("today").asText());
    tasklist.signIn(COORDINATOR, TestPeople.PASSWORD).startProcess("Hold the bills of a matter");

    tasklist.fill("Matter", matter.number())
        .fill("Through", today.minusDays(1))
        .fill("Why", "The client asks about the scope");
    assertThat(tasklist.startAndBeRefused()).contains("is not kept", "Name the last day of the hold");
    tasklist.fill("Through", today.plusDays(10)).picture("start-billing-hold").start();

    var held = HttpCalls.to(port).as(COORDINATOR).get("/api/matters/" + matter.number()).json().path("billingHold");
    assertThat(held.path("until").asText()).isEqualTo(today.plusDays(10).toString());
    assertThat(held.path("reason").asText()).isEqualTo("The client asks about the scope");
  }

  @Test
  void fortyLinesAreReviewedEachSavedAsItIsEdited(Tasklist tasklist) {
    inReview(MANY);
    tasklist.signIn(ATTORNEY, TestPeople.PASSWORD).open("Review pre-bill " + matter.number()).claim();
    assertThat(tasklist.elements("tbody textarea")).hasSize(MANY);
    assertThat(tasklist.text()).contains("$12,640.00");

    tasklist.fill("Narrative of Jun 1, Castellano", "Review " + SCRIPT)
        .leave("Narrative of Jun 1, Castellano")
        .until("✓");
    tasklist.fill("Hours of Jun 2, Castellano", "2.5")
        .leave("Hours of Jun 2, Castellano")
        .until("Say why, and the change is saved.");
    assertThat(tasklist.completeAndBeRefused()).contains("A line is not saved yet.");
    tasklist.fill("Reason", "Two calls that day").leave("Reason").until("$13,195.00");
    tasklist.press("More about the line of Jun 3, Castellano");
    tasklist.fill("Write down by", "70").fill("Reason", "Courtesy to the client").leave("Reason").until("$13,125.00");
    tasklist.picture("review-pre-bill").press("More about the line of Jun 3, Castellano");
    tasklist.press("Add a line")
        .fill("Date", LocalDate.of(2026, 6, 12)).choose("Who", "Rita Castellano").fill("Hours", "0.5")
        .fill("Task code", "L120").fill("Activity", "A103")
        .fill("Narrative", "Prepare the trial exhibits").fill("Reason", "Left out of the timer")
        .picture("review-pre-bill-addition").press("Add").until("$13,310.00");
    tasklist.complete();

    var reviewed = preBill();
    assertThat(reviewed.path("state").asText()).isEqualTo("IN_APPROVAL");
    assertThat(reviewed.at("/totals/total").asText()).isEqualTo("13310.00");
    assertThat(reviewed.path("lines").findValuesAsText("narrative"))
        .hasSize(MANY + 1)
        .contains("Review " + SCRIPT, "Prepare the trial exhibits");
  }

  @Test
  void theSignerSeesWhatWasChangedAndSignsThatVersion(Tasklist tasklist) {
    inReview(3);
    tasklist.signIn(ATTORNEY, TestPeople.PASSWORD).open("Review pre-bill " + matter.number()).claim()
        .fill("Narrative of Jun 1, Castellano", "Review " + SCRIPT).leave("Narrative of Jun 1, Castellano").until("✓")
        .press("More about the line of Jun 2, Castellano")
        .fill("Write down by", "70").fill("Reason", "Courtesy to the client").leave("Reason").until("$1,040.00");
    tasklist.until("Saved with the reason: Courtesy to the client").complete();

    tasklist.signIn(PARTNER, TestPeople.PASSWORD).open("Approve pre-bill " + matter.number()).claim();
    assertThat(tasklist.text()).contains("version 3", "Review " + SCRIPT, "Courtesy to the client", "$1,040.00",
        "70.00", "(" + ATTORNEY + ")");
    assertThat(tasklist.elements("td script")).isEmpty();
    assertThat(tasklist.elements("tbody textarea")).isEmpty();
    tasklist.picture("approve-pre-bill").complete();

    assertThat(preBill().at("/approval/version").asInt()).isEqualTo(3);
    assertThat(preBill().at("/approval/by").asText()).isEqualTo(PARTNER);
  }

  @Test
  void whatNobodyCanSeeInAChangeIsNamedToTheSigner(Tasklist tasklist) {
    inReview(1);
    var bill = preBill();
    var attorney = HttpCalls.to(port).as(ATTORNEY, TestPeople.PASSWORD);
    var line = "/api/pre-bills/" + bill.path("id").asText() + "/lines/" + bill.at("/lines/0/id").asText();
    assertThat(
        attorney.post(line, Map.of("narrative", "Draft section one of the \u202Ereply brief for filing")).status())
        .isEqualTo(200);
    assertThat(attorney.post(line, Map.of("narrative", "Draft section one of the reply brief for filing")).status())
        .isEqualTo(200);
    assertThat(attorney.post("/api/pre-bills/" + bill.path("id").asText() + "/review", Map.of("version", 3)).status())
        .isEqualTo(200);

    tasklist.signIn(PARTNER, TestPeople.PASSWORD).open("Approve pre-bill " + matter.number());

    assertThat(tasklist.text()).contains("of the [U+202E]reply brief").doesNotContain("\u202E");
  }

  @Test
  void aRateIsChangedOnItsLineAndTheSignerSeesBoth(Tasklist tasklist) {
    inReview(3);
    tasklist.signIn(ATTORNEY, TestPeople.PASSWORD).open("Review pre-bill " + matter.number()).claim()
        .fill("Rate of Jun 2, Castellano", "cheap")
        .leave("Rate of Jun 2, Castellano")
        .until("Enter a rate such as 370.00.")
        .fill("Rate of Jun 2, Castellano", "300")
        .leave("Rate of Jun 2, Castellano")
        .until("Say why, and the change is saved.");
    assertThat(tasklist.completeAndBeRefused()).contains("A line is not saved yet.");
    tasklist.fill("Reason", "Agreed for this brief").leave("Reason").until("$1,040.00");
    assertThat(tasklist.text()).contains("$370.00");
    tasklist.picture("review-pre-bill-rate").complete();

    tasklist.signIn(PARTNER, TestPeople.PASSWORD).open("Approve pre-bill " + matter.number()).claim();
    assertThat(tasklist.text()).contains("rate", "370.00", "300.00", "Agreed for this brief", "$1,040.00");
    tasklist.complete();

    assertThat(preBill().at("/lines/1/rate").asText()).isEqualTo("300.00");
    assertThat(preBill().at("/totals/writtenDown").asText()).isEqualTo("70.00");
  }

  @Test
  void theSignerSeesWhatWasLetStandByWhomAndWhy(Tasklist tasklist) {
    worked(List.of(entry(Engagement.ASSOCIATE, 1, "Draft the reply brief", "")));
    run();
    preBill().path("exceptions").forEach(exception -> HttpCalls.to(port).as("billing-admin").post(
        "/api/pre-bills/%s/exceptions/%s/resolution".formatted(preBill().path("id").asText(),
            exception.path("id").asText()),
        Map.of("resolution", "OVERRIDDEN", "reason", "The client waived codes " + SCRIPT)));
    tasklist.signIn(ATTORNEY, TestPeople.PASSWORD).open("Review pre-bill " + matter.number()).claim().complete();

    tasklist.signIn(PARTNER, TestPeople.PASSWORD).open("Approve pre-bill " + matter.number()).claim();

    assertThat(tasklist.text()).contains("Found and answered",
        "The client requires UTBMS codes, and the task code is blank.", "OCG-",
        "Let stand", "The client waived codes " + SCRIPT, "billing admin");
    assertThat(tasklist.elements("td script")).isEmpty();
    tasklist.picture("approve-pre-bill-answered");
  }

  @Test
  void aPreBillIsReturnedWithAReason(Tasklist tasklist) {
    inReview(3);
    tasklist.signIn(ATTORNEY, TestPeople.PASSWORD).open("Review pre-bill " + matter.number()).claim().complete();
    tasklist.signIn(PARTNER, TestPeople.PASSWORD).open("Approve pre-bill " + matter.number()).claim()
        .tick("Return for changes");
    assertThat(tasklist.mayComplete()).isFalse();

    tasklist.fill("Reason", "The second line names the wrong court.").picture("approve-pre-bill-returned").complete();

    assertThat(preBill().path("state").asText()).isEqualTo("IN_REVIEW");
    assertThat(preBill().path("returned").asInt()).isEqualTo(1);
  }

  @Test
  void whatWasMeasuredStandsBesideTheHoursThatAreBilled(Tasklist tasklist) {
    matter = firm.hourlyMatter().responsibleAttorney(ATTORNEY).billingPartner(PARTNER).loaded();
    capturing.called(matter, Duration.ofMinutes(8));
    run();

    tasklist.signIn(ATTORNEY, TestPeople.PASSWORD).open("Review pre-bill " + matter.number()).claim();

    assertThat(tasklist.elements("tbody td.number").get(0).getText()).isEqualTo("0.2\n8 min");
  }

  @Test
  void exceptionsAreCorrectedOnTheirLineAndTheTaskEndsByItself(Tasklist tasklist) {
    worked(List.of(entry(Engagement.ASSOCIATE, 1, "Draft the reply brief", "")));
    run();
    var owner = preBill().path("owner").asText();
    people.timekeeper(owner, Role.TIMEKEEPER);
    tasklist.signIn(owner, TestPeople.PASSWORD).open("Resolve exceptions of pre-bill " + matter.number()).claim();
    tasklist.picture("resolve-exceptions");

    tasklist.fill("Task code", "L120").leave("Task code").until("Saved");
    tasklist.fill("Activity", "A103").leave("Activity").gone();

    assertThat(preBill().path("state").asText()).isEqualTo("IN_REVIEW");
  }

  @Test
  void anExceptionThatStandsNeedsAReasonFromSomebodyWhoMaySaySo(Tasklist tasklist) {
    worked(List.of(entry(Engagement.ASSOCIATE, 1, "Draft the reply brief", "")));
    run();
    people.timekeeper(Engagement.ASSOCIATE.value(), Role.TIMEKEEPER);
    tasklist.signIn(Engagement.ASSOCIATE.value(), TestPeople.PASSWORD)
        .open("Resolve exceptions of pre-bill " + matter.number()).claim();

    tasklist.press("Answer").until("The client requires UTBMS codes").until("Correct the line first");
    tasklist.choose("Answer", "Leave it for the next bill").press("Answer").until("Say why");

    assertThat(preBill().path("state").asText()).isEqualTo("WAITING_ON_TIMEKEEPER");
  }

  private void inReview(int lines) {
    var entries = new ArrayList<Map<String, Object>>();
    for (int line = 0; line < lines; line++) {
      var who = line < DAYS ? Engagement.ASSOCIATE : Engagement.PARALEGAL;
      entries.add(
          entry(who, line % DAYS + 1, "Draft section %d of the reply brief for filing".formatted(line + 1), "L120"));
    }
    worked(entries);
    run();
  }

  private void run() {
    HttpCalls.to(port).as(COORDINATOR).post("/api/billing-cycles",
        Map.of("cycle", "MONTHLY", "periodEnd", "2026-06-30", "matterIds", List.of(matter.number())));
    compile();
  }

  private void compile() {
    openRuns().filter(run -> !runsOfOthers.contains(run)).forEach(run -> jobs.runDue("billing-cycle", run));
  }

  private Stream<String> openRuns() {
    return runtime.createProcessInstanceQuery().processDefinitionKey("billing-cycle").list().stream()
        .map(ProcessInstance::getBusinessKey);
  }

  private void worked(List<Map<String, Object>> entries) {
    var answer = HttpCalls.to(port).as("system").post("/api/time-entries", entries).json();
    assertThat(answer.path("accepted").asInt()).as("%s", answer).isEqualTo(entries.size());
  }

  private Map<String, Object> entry(TimekeeperId who, int day, String narrative, String taskCode) {
    var date = "2026-06-%02d".formatted(day);
    var entry = new HashMap<String, Object>(Map.of("id", UUID.randomUUID().toString(), "matterId", matter.number(),
        "timekeeperId", who.value(), "workDate", date, "enteredDate", date, "hours", "1.0",
        "narrative", narrative, "billable", true));
    if (!taskCode.isEmpty()) {
      entry.putAll(Map.of("taskCode", taskCode, "activityCode", "A103"));
    }
    return entry;
  }

  private JsonNode preBill() {
    var coordinator = HttpCalls.to(port).as(COORDINATOR);
    var listed = coordinator.get("/api/pre-bills?matterId=" + matter.number()).json().at("/items/0/id").asText();
    return coordinator.get("/api/pre-bills/" + listed).json();
  }
}
