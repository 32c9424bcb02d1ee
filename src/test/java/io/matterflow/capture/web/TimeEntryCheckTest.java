package io.matterflow.capture.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.Samples;
import io.matterflow.StoredRows;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What time would be worth, asked before it is sent. */
@ProductTest
@Tag("both-databases")
class TimeEntryCheckTest {

  @Autowired private Firm firm;
  @Autowired private Samples samples;
  @Autowired private StoredRows rows;
  @LocalServerPort private int port;

  @Test
  void theThreeHundredEntriesOfTheSampleFirmComeToTheirRatesAndAmounts() {
    samples.loadFirm();
    var labels = Samples.expectedOfTimeEntries();
    var before = rows.counted();

    var results = checked(Samples.timeEntries());

    assertThat(rows.changedSince(before)).isEmpty();
    assertThat(results).hasSize(300);
    var wrong = new ArrayList<String>();
    results.forEach(result -> {
      var label = labels.get(result.get("id").asText());
      for (var member : List.of("rate", "rateSource", "amount")) {
        if (!result.path(member).equals(label.get(member))) {
          wrong.add("%s: %s".formatted(result, label));
        }
      }
    });
    assertThat(wrong).isEmpty();
    assertThat(results.findValuesAsText("id")).isEqualTo(Samples.timeEntries().get("entries").findValuesAsText("id"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-15, 300.00, 30.00",
    "2026-06-16, 345.50, 34.55",
    "2026-06-30, 345.50, 34.55",
  })
  void aRateThatChangesInTheMiddleOfAMonthAppliesByTheDayOfTheWork(String workDate, String rate, String amount) {
    var matter = firm.hourlyMatter().at("300.00").at("345.50", "2026-06-16").loaded();

    var result = checked(entries(entry(matter).put("workDate", workDate))).get(0);

    assertThat(result.get("rate").asText()).isEqualTo(rate);
    assertThat(result.get("rateSource").asText()).isEqualTo("MATTER_ALL");
    assertThat(result.get("amount").asText()).isEqualTo(amount);
  }

  @Test
  void timeThatIsNotBillableHasARateAndComesToNothing() {
    var matter = firm.hourlyMatter().at("300.00").loaded();

    var result = checked(entries(entry(matter).put("billable", false))).get(0);

    assertThat(result.get("rate").asText()).isEqualTo("300.00");
    assertThat(result.get("amount").asText()).isEqualTo("0.00");
    assertThat(result.get("currency").asText()).isEqualTo("USD");
  }

  @Test
  void theShareOfAnEntryIsRoundedOnce() {
    var matter = firm.hourlyMatter().loaded();
    var half = entry(matter).put("hours", "0.5").put("customRate", "333.33").put("billedPercent", 50);

    assertThat(checked(entries(half)).get(0).get("amount").asText()).isEqualTo("83.33");
  }

  @Test
  void aBadEntryIsToldByItsProblemAndTheOthersAreJudged() {
    var matter = firm.hourlyMatter().at("300.00").loaded();
    var nobody = entry(matter).put("timekeeperId", "TK99");
    var nowhere = entry(matter).put("matterId", "0000-0000");
    var never = entry(matter).put("hours", "-1");

    var results = checked(entries(nobody, nowhere, never, entry(matter)));

    assertThat(results.findValuesAsText("code")).containsExactly("UNKNOWN_TIMEKEEPER", "UNKNOWN_MATTER", "MALFORMED");
    assertThat(results.at("/2/problem/errors/0/pointer").asText()).isEqualTo("/entries/2/hours");
    assertThat(results.get(0).has("amount")).isFalse();
    assertThat(results.at("/3/amount").asText()).isEqualTo("30.00");
  }

  @Test
  void timeWithoutARateIsAProblemAndNeverZero() {
    samples.loadFirm();
    samples.load(newcomerWithoutARate());
    var matter = firm.hourlyMatter().loaded();

    var result = checked(entries(entry(matter).put("timekeeperId", "TK-CHECKED"))).get(0);

    assertThat(result.at("/problem/code").asText()).isEqualTo("RATE_MISSING");
    assertThat(result.has("rate")).isFalse();
    assertThat(result.has("amount")).isFalse();
  }

  @Test
  void strangersAreRefusedAndWhatHasNoEntriesIsMalformed() {
    assertThat(as("timekeeper").post("/api/time-entries/check", entries()).status()).isEqualTo(403);
    assertThat(as("system").post("/api/time-entries/check", "{}").status()).isEqualTo(400);
    assertThat(as("system").post("/api/time-entries/check", entries().put("asOf", "June"))
        .json()
        .at("/errors/0/pointer")
        .asText())
        .isEqualTo("/asOf");
    assertThat(as("system").post("/api/time-entries/check", entries()).json()).isEqualTo(
        JsonNodeFactory.instance.objectNode().set("results", JsonNodeFactory.instance.arrayNode()));
  }

  private JsonNode checked(JsonNode body) {
    var answer = as("system").post("/api/time-entries/check", body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().get("results");
  }

  private HttpCalls as(String login) {
    return HttpCalls.to(port).as(login);
  }

  private static ObjectNode entries(JsonNode... entries) {
    var body = JsonNodeFactory.instance.objectNode().put("asOf", "2026-06-30");
    body.putArray("entries").addAll(List.of(entries));
    return body;
  }

  private static ObjectNode entry(Engagement matter) {
    return JsonNodeFactory.instance.objectNode()
        .put("id", "TE-1")
        .put("matterId", matter.number())
        .put("timekeeperId", "TK06")
        .put("workDate", "2026-06-30")
        .put("hours", "0.1")
        .put("narrative", "Draft answer to complaint");
  }

  private static JsonNode newcomerWithoutARate() {
    var document = Samples.firm();
    document.retain("firm");
    ((ObjectNode) document.get("firm")).withArray("timekeepers").addObject()
        .put("id", "TK-CHECKED").put("lastName", "Vale").put("firstName", "Noor").put("classification", "NEWCOMER")
        .put("email", "tk-checked@harrowpike.example").put("active", true);
    return document;
  }
}
