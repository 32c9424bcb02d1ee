package io.matterflow.prebill.web;

import static io.matterflow.prebill.Billing.JUNE_15;
import static io.matterflow.prebill.Billing.person;
import static io.matterflow.prebill.Billing.seen;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.NewMatter;
import io.matterflow.ProductTest;
import io.matterflow.Samples;
import io.matterflow.TestPeople;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.UserId;
import io.matterflow.prebill.Billing;
import io.matterflow.prebill.PreBillReviews;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whether agreed fees pay: the field's worked examples, from the work to the row of the report. */
@ProductTest
@Tag("both-databases")
class ProfitabilityReportTest {

  private static final String REPORT = "/api/reports/profitability?asOf=2026-06-30";
  private static final String ANNA = "TK-PROFIT";

  /** Signs large bills after the partner. */
  private static final Actor BILLING_ADMIN =
      new Actor(new UserId("billing-admin"), Set.of(Role.BILLING_ADMIN), Optional.empty(), true);

  @Autowired private Firm firm;
  @Autowired private Samples samples;
  @Autowired private TestPeople people;
  @Autowired private Billing billing;
  @Autowired private PreBillReviews reviews;
  @LocalServerPort private int port;

  /** Worth 500.00 an hour, at a cost of 140.00. */
  @BeforeEach
  void annaWorksHere() {
    samples.loadFirm();
    var document = JsonNodeFactory.instance.objectNode();
    document.putObject("firm")
        .putArray("timekeepers")
        .addObject()
        .put("id", ANNA)
        .put("lastName", "Okafor")
        .put("firstName", "Anna")
        .put("classification", "ASSOC").put("defaultRate", "500.00").put("costRate", "140.00").put("currency", "USD")
        .put("email", "anna.okafor@harrowpike.example");
    samples.load(document);
  }

  /** 6,000.00 in three parts, 22 hours: an hour brings 272.73. */
  @Test
  void aFlatFeeIsWeighedAgainstAllHoursSoFar() {
    var matter = arranged("FLAT_MILESTONE").agreeing("includedHours", "25.0").milestone("Engagement", "2400.00")
        .milestone("Draft", "2100.00").milestone("Completion", "1500.00").loaded();
    worked(matter, "9.0", "9.0", "4.0");
    for (var milestone : new String[] {"engagement", "draft", "completion"}) {
      reported(matter, "/milestones/" + milestone, Map.of("reachedOn", "2026-06-15"));
    }
    assertThat(row(matter)).as("before it is billed").containsEntry("fee", "0.00").containsEntry("profit", "-3080.00");
    billed(matter, "MILESTONE");

    assertThat(row(matter)).containsEntry("fee", "6000.00")
        .containsEntry("hours", "22")
        .containsEntry("effectiveRate", "272.73")
        .containsEntry("cost", "3080.00").containsEntry("profit", "2920.00").containsEntry("hoursUsed", "88.0")
        .containsEntry("flag", "NEAR").doesNotContainKey("from");
  }

  /** 40 percent off 50,000.00, and 12 percent of 400,000.00: 78,000.00, 156 percent of standard. */
  @Test
  void aHybridIsWeighedWithItsShareOfTheOutcome() {
    var matter = arranged("HYBRID_SUCCESS").agreeing("discountPercent", "40")
        .agreeing("successFeePercent", "12")
        .loaded();
    worked(matter, "10.0", "10.0", "10.0", "10.0", "10.0", "10.0", "10.0", "10.0", "10.0", "10.0");
    reported(matter, "/outcomes", Map.of("reference", "settlement", "reachedOn", "2026-06-15", "recovery", "400000.00",
        "agreement", "Engagement letter, section 4"));
    billed(matter, "MONTHLY");

    assertThat(row(matter)).containsEntry("fee", "78000.00").containsEntry("standardValue", "50000.00")
        .containsEntry("realization", "156.0");
  }

  /** 2,500.00 for 12 hours, 15 hours worked at a cost of 140.00: a profit of 400.00, at 125 percent of the hours. */
  @Test
  void aSubscriptionIsWeighedByThePeriodBeforeItIsBilledToo() {
    var matter = arranged("SUBSCRIPTION").agreeing("monthlyFee", "2500.00").agreeing("includedHours", "12").loaded();
    worked(matter, "8.0", "7.0");
    billing.worked(matter, new TimekeeperId(ANNA), JUNE_15.minusMonths(1), "5.0", "Work of the period before");

    assertThat(row(matter)).containsEntry("from", "2026-06-01")
        .containsEntry("fee", "2500.00")
        .containsEntry("billed", "0.00")
        .containsEntry("hours", "15").containsEntry("cost", "2100.00").containsEntry("profit", "400.00")
        .containsEntry("hoursUsed", "125.0").containsEntry("flag", "OVER");
    billed(matter, "SUBSCRIPTION");
    assertThat(row(matter)).containsEntry("billed", "2500.00").containsEntry("profit", "400.00");
  }

  @Test
  void proBonoTellsWhatItIsWorthAndHourlyMattersAreLeftOut() {
    var gift = arranged("PRO_BONO").loaded();
    worked(gift, "2.0");
    var hourly = firm.hourlyMatter().loaded();

    assertThat(row(gift)).containsEntry("standardValue", "1000.00")
        .containsEntry("fee", "0.00")
        .containsEntry("billed", "0.00");
    assertThat(rowOf(hourly, as("billing-admin"))).isEmpty();
  }

  @Test
  void withoutEverybodysCostRateNobodyKnowsTheProfit() {
    var matter = arranged("PRO_BONO").loaded();
    var document = JsonNodeFactory.instance.objectNode();
    document.putObject("firm")
        .putArray("timekeepers")
        .addObject()
        .put("id", "TK-NOCOST")
        .put("lastName", "Free")
        .put("firstName", "Will")
        .put("classification", "ASSOC").put("defaultRate", "100.00").put("email", "will.free@harrowpike.example");
    samples.load(document);
    billing.worked(matter, new TimekeeperId("TK-NOCOST"), JUNE_15, "1.0", "Draft the will");

    assertThat(row(matter)).containsEntry("standardValue", "100.00").doesNotContainKeys("cost", "profit");
  }

  @Test
  void comesAsATableForPeopleAndForSpreadsheets() {
    var matter = arranged("PRO_BONO").loaded();

    var page = as("auditor").get(REPORT + "&format=html");
    var sheet = as("auditor").get(REPORT + "&format=csv");

    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.body()).contains(matter.number());
    assertThat(sheet.header("Content-Type")).startsWith("text/csv");
    assertThat(sheet.body()).startsWith("matterId,matterName,").contains("\r\n" + matter.number() + ",");
    assertThat(as("auditor").get(REPORT + "&format=pdf").status()).isEqualTo(400);
  }

  @Test
  void aBillingPartnerReadsTheirOwnMatters() {
    people.timekeeper(ANNA, Role.TIMEKEEPER, Role.BILLING_PARTNER);
    var own = arranged("PRO_BONO").billingPartner(ANNA).loaded();
    var anothers = arranged("PRO_BONO").loaded();

    assertThat(rowOf(own, as(ANNA))).isNotEmpty();
    assertThat(rowOf(anothers, as(ANNA))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"timekeeper", "responsible-attorney", "bookkeeper", "legal-ops"})
  void whatWorkCostsIsNotForEverybody(String user) {
    assertThat(as(user).get(REPORT).status()).isEqualTo(403);
    assertThat(as("system").get(REPORT).status()).isEqualTo(200);
  }

  private NewMatter arranged(String billingModel) {
    return firm.hourlyMatter().billedAs(billingModel).withOnTheTeam(ANNA);
  }

  private void worked(Engagement matter, String... hours) {
    for (var day = 0; day < hours.length; day++) {
      billing.worked(matter, new TimekeeperId(ANNA), JUNE_15.plusDays(day), hours[day],
          "Draft part %d of the answer to the amended complaint".formatted(day + 1));
    }
  }

  private void reported(Engagement matter, String what, Map<String, String> body) {
    var answer = as("billing-coordinator").post("/api/matters/" + matter.number() + what, body);
    assertThat(answer.status()).as(answer.toString()).isLessThan(300);
  }

  private void billed(Engagement matter, String cycle) {
    billing.juneOf(matter, cycle);
    var compiled = billing.compiledOf(matter);
    reviews.review(compiled.id(), seen(compiled), person(matter.responsibleAttorney()));
    var reviewed = billing.current(compiled);
    reviews.approve(reviewed.id(), seen(reviewed), person(matter.billingPartner()));
    if (billing.current(compiled).signature().isEmpty()) {
      reviews.approve(reviewed.id(), seen(billing.current(compiled)), BILLING_ADMIN);
    }
    assertThat(billing.letGo(compiled).invoiceNumber()).as("it became an invoice").isPresent();
  }

  private Map<String, String> row(Engagement matter) {
    return rowOf(matter, as("billing-admin"));
  }

  private Map<String, String> rowOf(Engagement matter, HttpCalls caller) {
    return StreamSupport.stream(caller.get(REPORT).json().get("items").spliterator(), false)
        .filter(item -> item.get("matterId").asText().equals(matter.number()))
        .findFirst()
        .map(ProfitabilityReportTest::members)
        .orElse(Map.of());
  }

  private static Map<String, String> members(JsonNode item) {
    return item.properties().stream().filter(member -> !member.getValue().isNull())
        .collect(Collectors.toMap(Map.Entry::getKey, member -> member.getValue().asText()));
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }
}
