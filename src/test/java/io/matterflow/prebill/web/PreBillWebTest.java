package io.matterflow.prebill.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.TestPeople;
import io.matterflow.directory.Client.Delivery;
import io.matterflow.kernel.Role;
import io.matterflow.prebill.Billing;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Billing runs and pre-bills as callers of the REST interface meet them. */
@ProductTest
class PreBillWebTest {

  @LocalServerPort private int port;
  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private Jobs jobs;
  @Autowired private TestPeople people;

  private Engagement engagement;

  @BeforeEach
  void aMatter() {
    engagement = firm.hourlyMatter().loaded();
  }

  @Test
  void goesFromABillingRunToASignatureAsPeopleDo() {
    billing.hourWorked(engagement);
    var begun = as("billing-coordinator").post("/api/billing-cycles", """
        {"cycle": "MONTHLY", "periodEnd": "2026-06-30", "matterIds": ["%s"]}""".formatted(engagement.number()));
    assertThat(begun.status()).isEqualTo(202);
    var cycle = begun.json().get("cycleId").asText();
    assertThat(begun.header("Location")).isEqualTo("/api/billing-cycles/" + cycle);
    jobs.runDue("billing-cycle", cycle);

    var report = as("billing-coordinator").get("/api/billing-cycles/" + cycle).json();
    assertThat(report.get("state").asText()).isEqualTo("COMPLETED");
    assertThat(report.get("due").asInt()).isEqualTo(1);
    assertThat(report.get("compiled").asInt()).isEqualTo(1);
    assertThat(report.get("withExceptions").asInt()).isZero();
    assertThat(report.get("failed").asInt()).isZero();
    var id = report.get("matters").get(0).get("preBillId").asText();

    var packet = packet(id);
    assertThat(packet.get("number").asText()).isEqualTo("PB-%s-20260630".formatted(engagement.number()));
    assertThat(packet.get("state").asText()).isEqualTo("IN_REVIEW");
    assertThat(packet.get("owner").asText()).isEqualTo("TK02");
    assertThat(packet.get("ownerRole").asText()).isEqualTo("responsible-attorney");
    assertThat(packet.get("nextAction").asText()).startsWith("Review the lines");
    assertThat(packet.get("periodEnd").asText()).isEqualTo("2026-06-30");
    assertThat(packet.get("totals").get("total").asText()).isEqualTo("370.00");
    assertThat(packet.get("totals").get("currency").asText()).isEqualTo("USD");
    assertThat(packet.get("lines")).singleElement().satisfies(line -> {
      assertThat(line.get("hours").asText()).isEqualTo("1.0");
      assertThat(line.get("rate").asText()).isEqualTo("370.00");
      assertThat(line.get("amount").asText()).isEqualTo("370.00");
      assertThat(line.get("timekeeperId").asText()).isEqualTo("TK06");
    });

    assertThat(as("responsible-attorney").post(path(id, "/review"), version(packet)).status()).isEqualTo(200);
    var signed = as("billing-partner").post(path(id, "/approval"), version(packet));
    assertThat(signed.status()).as(signed.body()).isEqualTo(200);
    assertThat(signed.json().get("contentHash").asText()).hasSize(64);
    assertThat(packet(id).get("approval").get("by").asText()).isEqualTo("billing-partner");
    assertThat(packet(id).get("history")).extracting(step -> step.get("act").asText())
        .contains("compiled", "review-started", "reviewed", "approved");
  }

  @Test
  void aLineIsCorrectedAndTheAnswerCarriesTheRunningTotal() {
    var id = inReview();
    var line = packet(id).get("lines").get(0).get("id").asText();

    var cut = as("responsible-attorney").post(path(id, "/lines/" + line), """
        {"hours": "0.8", "reason": "training time", "internalNote": "the client complains about associates"}""");

    assertThat(cut.status()).as(cut.body()).isEqualTo(200);
    assertThat(cut.json().get("version").asInt()).isEqualTo(2);
    assertThat(cut.json().get("line").get("workedHours").asText()).isEqualTo("1.0");
    assertThat(cut.json().get("line").get("amount").asText()).isEqualTo("296.00");
    assertThat(cut.json().get("totals").get("total").asText()).isEqualTo("296.00");
    assertThat(cut.json().get("totals").get("writtenDown").asText()).isEqualTo("74.00");
    var step = packet(id).get("history").get(0);
    assertThat(step.get("act").asText()).isEqualTo("line-changed");
    assertThat(step.get("before").get("amount").asText()).isEqualTo("370.00");
    assertThat(step.get("after").get("amount").asText()).isEqualTo("296.00");
    assertThat(step.get("texts").get("reason").asText()).isEqualTo("training time");
  }

  @Test
  void theRateOfALineIsChangedWithWhatItWasBefore() {
    var id = inReview();
    var line = packet(id).get("lines").get(0).get("id").asText();

    var cut = as("responsible-attorney").post(path(id, "/lines/" + line), """
        {"rate": "333.33", "reason": "agreed on the phone", "reasonCode": "GOODWILL"}""");

    assertThat(cut.status()).as(cut.body()).isEqualTo(200);
    assertThat(cut.json().get("line").get("resolvedRate").asText()).isEqualTo("370.00");
    assertThat(cut.json().get("line").get("rate").asText()).isEqualTo("333.33");
    assertThat(cut.json().get("line").get("worth").asText()).isEqualTo("370.00");
    assertThat(cut.json().get("line").get("amount").asText()).isEqualTo("333.33");
    assertThat(cut.json().get("totals").get("writtenDown").asText()).isEqualTo("36.67");
    var step = packet(id).get("history").get(0);
    assertThat(step.get("before").get("rate").asText()).isEqualTo("370.00");
    assertThat(step.get("after").get("rate").asText()).isEqualTo("333.33");
    assertThat(step.get("after").get("reasonCode").asText()).isEqualTo("GOODWILL");
    assertThat(step.get("texts").get("reason").asText()).isEqualTo("agreed on the phone");
  }

  @Test
  void aLineIsAddedAtTheRateOfItsDay() {
    var id = inReview();

    var added = as("responsible-attorney").post(path(id, "/lines"), """
        {"timekeeperId": "TK11", "date": "2026-06-20", "hours": 0.5, "narrative": "Index <script>exhibits</script> =1+1"}""");

    assertThat(added.status()).as(added.body()).isEqualTo(200);
    assertThat(added.json().get("line").get("rate").asText()).isEqualTo("190.00");
    assertThat(added.json().get("line").get("added").asBoolean()).isTrue();
    assertThat(added.json().get("line").get("narrative").asText()).isEqualTo("Index <script>exhibits</script> =1+1");
    assertThat(added.json().get("totals").get("total").asText()).isEqualTo("465.00");
  }

  @Test
  void aStaleVersionIsAConflictThatSaysWhatToDo() {
    var id = inReview();
    var line = packet(id).get("lines").get(0).get("id").asText();
    var before = version(packet(id));
    as("responsible-attorney").post(path(id, "/lines/" + line), "{\"narrative\": \"Draft the reply brief\"}");

    var stale = as("responsible-attorney").post(path(id, "/review"), before);

    assertThat(stale.status()).isEqualTo(409);
    assertThat(stale.json().get("code").asText()).isEqualTo("STALE_VERSION");
    assertThat(stale.json().get("next").asText()).isNotBlank();
    assertThat(
        as("responsible-attorney").post(path(id, "/review"), "{}").json().get("errors").get(0).get("pointer").asText())
        .isEqualTo("/version");
  }

  @Test
  void aTimekeeperSeesNothingOfAPreBillButTheirOwnLinesInQuestion() {
    people.timekeeper("TK06", Role.TIMEKEEPER);
    people.timekeeper("TK11", Role.TIMEKEEPER);
    engagement = firm.hourlyMatter().withGuidelines(30).loaded();
    billing.worked(engagement, "1.25", "Draft the amended answer");
    billing.worked(engagement, Engagement.PARALEGAL, Billing.JUNE_15, "2.0", "Index the production by date");
    billing.june(engagement.id());
    var id = idOf(engagement);

    var own = as("TK06").get(path(id, "")).json();

    assertThat(own.get("partial").asBoolean()).isTrue();
    assertThat(own.get("lines")).singleElement()
        .satisfies(line -> assertThat(line.get("narrative").asText()).isEqualTo("Draft the amended answer"));
    assertThat(own.get("totals").get("total").asText()).isEqualTo("462.50");
    assertThat(own.get("history")).isEmpty();
    assertThat(own.toString()).doesNotContain("Index the production by date", "TK11");
    assertThat(own.get("may")).extracting(JsonNode::asText).containsExactly("EDIT");
    assertThat(as("TK06").get("/api/pre-bills?matterId=" + engagement.number()).json().get("items")).hasSize(1);

    assertThat(as("TK11").get(path(id, "")).status()).isEqualTo(404);
    assertThat(as("TK11").get("/api/pre-bills?matterId=" + engagement.number()).json().get("items")).isEmpty();
    assertThat(as("timekeeper").get("/api/pre-bills").json().get("items")).isEmpty();
    assertThat(as("TK06").post(path(id, "/lines"), """
        {"timekeeperId": "TK06", "date": "2026-06-20", "hours": 1, "narrative": "x"}""").status()).isEqualTo(404);
    assertThat(
        as("TK06").post("/api/billing-cycles", "{\"cycle\": \"MONTHLY\", \"periodEnd\": \"2026-06-30\"}").status())
        .isEqualTo(403);
  }

  @Test
  void anAttorneySeesThePreBillsOfTheirOwnMattersOnly() {
    people.timekeeper("TK02", Role.RESPONSIBLE_ATTORNEY);
    people.timekeeper("TK05", Role.RESPONSIBLE_ATTORNEY);
    var id = inReview();

    assertThat(as("TK02").get(path(id, "")).json().get("may")).extracting(JsonNode::asText)
        .containsExactlyInAnyOrder("EDIT", "REVIEW");
    assertThat(as("TK05").get(path(id, "")).status()).isEqualTo(404);
    assertThat(as("TK05").post(path(id, "/review"), "{\"version\": 1}").status()).isEqualTo(404);
  }

  @Test
  void anAuditorReadsAndChangesNothing() {
    var id = inReview();
    var line = packet(id).get("lines").get(0).get("id").asText();

    assertThat(as("auditor").get(path(id, "")).json().get("may")).isEmpty();
    assertThat(as("auditor").post(path(id, "/lines/" + line), "{\"narrative\": \"x\"}").status()).isEqualTo(403);
    assertThat(as("auditor").post(path(id, "/review"), "{\"version\": 1}").status()).isEqualTo(403);
  }

  @Test
  void theListIsNarrowedByMatterStateAndOwner() {
    var id = inReview();
    var matter = "matterId=" + engagement.number();

    assertThat(ids("?" + matter)).containsExactly(id);
    assertThat(ids("?state=IN_REVIEW&" + matter)).containsExactly(id);
    assertThat(ids("?state=IN_APPROVAL&" + matter)).isEmpty();
    assertThat(ids("?owner=TK02&" + matter)).containsExactly(id);
    assertThat(ids("?owner=responsible-attorney&" + matter)).containsExactly(id);
    assertThat(ids("?owner=TK01&" + matter)).isEmpty();
    assertThat(as("billing-coordinator").get("/api/pre-bills?state=ASLEEP").status()).isEqualTo(400);
    var item = as("billing-coordinator").get("/api/pre-bills?" + matter).json().get("items").get(0);
    assertThat(item.has("lines")).isFalse();
    assertThat(item.get("totals").get("total").asText()).isEqualTo("370.00");
  }

  @Test
  void whatTheProductDoesNotYetDeliverIsSaidOnThePreBill() {
    engagement = firm.hourlyMatter().deliveredBy(Delivery.LEDES_PORTAL).onAPaymentPlan().loaded();

    var packet = packet(inReview());

    assertThat(packet.get("unsupported")).extracting(asked -> asked.get("code").asText())
        .containsExactly("PORTAL", "PLAN");
    assertThat(packet.get("unsupported").get(0).get("detail").asText()).contains("by hand");
  }

  @Test
  void aWarningIsAnOpenQuestion() {
    engagement = firm.hourlyMatter().withGuidelines(5).loaded();
    billing.enteredLate(engagement, 6);
    billing.june(engagement.id());

    var packet = packet(idOf(engagement));

    assertThat(packet.get("state").asText()).isEqualTo("IN_REVIEW");
    assertThat(packet.get("openQuestions")).singleElement().satisfies(question ->
    assertThat(question.get("question").asText())
        .isEqualTo("Entered 6 days after the work; the client likes 5 at most."));
  }

  @Test
  void anExceptionIsBlockedWorkWithAnOwnerAndANextAction() {
    engagement = firm.hourlyMatter().withGuidelines(30).loaded();
    billing.worked(engagement, "1.25", "Draft the amended answer");
    billing.june(engagement.id());
    var id = idOf(engagement);
    var exception = packet(id).get("exceptions").get(0);

    assertThat(exception.get("rule").asText()).isEqualTo("OCG-01");
    assertThat(exception.get("action").asText()).isEqualTo("FIX");
    assertThat(exception.get("owner").asText()).isEqualTo("TK06");
    assertThat(exception.get("value").asText()).isEqualTo("1.25");
    assertThat(exception.get("limit").asText()).isEqualTo("0.1");
    assertThat(exception.get("decidedBy").asText())
        .matches("billing-guidelines v\\d+ tenths, guideline-profile v\\d+ usual");
    assertThat(as("billing-coordinator").items("/api/exceptions")).extracting(blocked -> blocked.path("id").asText())
        .contains(exception.get("id").asText());

    var resolved = as("responsible-attorney").post(
        path(id, "/exceptions/%s/resolution".formatted(exception.get("id").asText())),
        "{\"resolution\": \"OVERRIDDEN\", \"reason\": \"agreed on the phone\"}");
    assertThat(resolved.status()).as(resolved.body()).isEqualTo(200);
    assertThat(resolved.json().get("state").asText()).isEqualTo("IN_REVIEW");
    assertThat(packet(id).get("exceptions").get(0).get("state").asText()).isEqualTo("RESOLVED");
  }

  private String inReview() {
    billing.hourWorked(engagement);
    billing.june(engagement.id());
    return idOf(engagement);
  }

  private String idOf(Engagement matter) {
    return ids("?matterId=" + matter.number()).iterator().next();
  }

  private List<String> ids(String query) {
    var items = as("billing-coordinator").get("/api/pre-bills" + query);
    assertThat(items.status()).as(items.body()).isEqualTo(200);
    return StreamSupport.stream(items.json().get("items").spliterator(), false)
        .map(item -> item.get("id").asText())
        .toList();
  }

  private JsonNode packet(String id) {
    Answer answer = as("billing-coordinator").get(path(id, ""));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static String version(JsonNode packet) {
    return "{\"version\": %d}".formatted(packet.get("version").asInt());
  }

  private static String path(String id, String act) {
    return "/api/pre-bills/" + id + act;
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }
}
