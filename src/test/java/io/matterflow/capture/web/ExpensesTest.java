package io.matterflow.capture.web;

import static io.matterflow.capture.web.SignalBodies.signal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.TestPeople;
import io.matterflow.kernel.Role;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProductTest
@Tag("both-databases")
class ExpensesTest {

  @Autowired private Firm firm;
  @Autowired private TestPeople people;
  @LocalServerPort private int port;

  @Test
  void takesACostOnceAndSaysWhatMayBeTheSame() {
    var matter = firm.hourlyMatter().loaded();
    var first = copies(matter);
    var second = copies(matter);

    var outcome = sent(first, first, second);

    assertThat(outcome.get("accepted").asInt()).isEqualTo(2);
    assertThat(outcome.get("duplicates").get(0)).isEqualTo(first.get("id"));
    assertThat(outcome.at("/possibleDuplicates/0/id")).isEqualTo(second.get("id"));
    var costs = as("billing-coordinator").get("/api/expenses?matterId=" + matter.number()).json().get("items");
    assertThat(costs).hasSize(2);
    assertThat(costs.get(0).get("amount").asText()).isEqualTo("18.00");
    assertThat(outcome.at("/possibleDuplicates/0/possibleDuplicateOf/0").asText())
        .isIn(costs.get(0).get("id").asText(), costs.get(1).get("id").asText());
  }

  @Test
  void theSameIdFromAnotherSystemIsAnotherCost() {
    var cost = copies(firm.hourlyMatter().loaded());

    assertThat(sent(cost, cost.deepCopy().put("source", "copier")).get("accepted").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "amount, 18.01, amount, AMOUNT_MISMATCH",
    "amount, 18.001, amount, MALFORMED",
    "amount, -18.00, amount, MALFORMED",
    "units, 0, units, MALFORMED",
    "code, E999, code, UNKNOWN_CODE",
    "code, A103, code, UNKNOWN_CODE",
    "matterId, 0000-0000, matterId, UNKNOWN_MATTER",
    "timekeeperId, TK99, timekeeperId, UNKNOWN_TIMEKEEPER",
    "date, 2026-02-30, date, MALFORMED"
  })
  void refusesWhatCannotBeAndTakesTheRest(String member, String value, String pointer, String code) {
    var matter = firm.hourlyMatter().loaded();

    var outcome = sent(copies(matter).put(member, value), copies(matter));

    assertThat(outcome.get("accepted").asInt()).isEqualTo(1);
    assertThat(outcome.at("/rejected/0/pointer").asText()).isEqualTo("/0/" + pointer);
    assertThat(outcome.at("/rejected/0/code").asText()).isEqualTo(code);
  }

  @Test
  void aCourtFilingGivesAPromptAndACost() {
    var matter = firm.hourlyMatter().loaded();
    var docket = matter.matter().courtDocket().orElseThrow();
    var filing = signal("FILING").put("docketNumber", docket)
        .put("subject", "Motion to dismiss")
        .put("feeAmount", "402.00");

    var result = as("system").post("/api/activity-signals", filing).json().at("/results/0");
    var again = as("system").post("/api/activity-signals", filing).json().at("/results/0");

    assertThat(result.get("promptId").asText()).isNotBlank();
    assertThat(again.get("outcome").asText()).isEqualTo("DUPLICATE");
    var costs = as("billing-coordinator").get("/api/expenses?matterId=" + matter.number()).json().get("items");
    assertThat(costs).hasSize(1);
    assertThat(costs.get(0).get("code").asText()).isEqualTo("E112");
    assertThat(costs.get(0).get("amount").asText()).isEqualTo("402.00");
    assertThat(costs.get(0).get("narrative").asText()).isEqualTo("Filing fee: Motion to dismiss");
  }

  @Test
  void theSameFilingToldTwiceIsOneCostAndAskedAbout() {
    var matter = firm.hourlyMatter().loaded();
    var docket = matter.matter().courtDocket().orElseThrow();
    var byCourt = signal("FILING").put("docketNumber", docket)
        .put("subject", "Motion to strike")
        .put("feeAmount", "402.00");
    var byClerk = signal("FILING").put("docketNumber", docket)
        .put("subject", "Motion to strike")
        .put("feeAmount", "402.00")
        .put("timestamp", "2026-06-30T11:30:00-05:00");
    var another = signal("FILING").put("docketNumber", docket).put("subject", "Answer").put("feeAmount", "402.00");

    var first = as("system").post("/api/activity-signals", byCourt).json().at("/results/0/promptId").asText();
    var second = as("system").post("/api/activity-signals", byClerk).json().at("/results/0/promptId").asText();
    as("system").post("/api/activity-signals", another);

    assertThat(costsOf(matter)).as("one for each document").hasSize(2);
    people.timekeeper("TK06", Role.TIMEKEEPER);
    assertThat(as("TK06").get("/api/time-prompts/" + second).body()).contains(first);
  }

  @Test
  void aFilingsCostGoesWhereItsPersonMovesThePrompt() {
    var wrong = firm.hourlyMatter().loaded();
    var right = firm.hourlyMatter().loaded();
    var filing = signal("FILING").put("docketNumber", wrong.matter().courtDocket().orElseThrow())
        .put("subject", "Motion")
        .put("feeAmount", "402.00");
    var prompt = as("system").post("/api/activity-signals", filing).json().at("/results/0/promptId").asText();

    people.timekeeper("TK06", Role.TIMEKEEPER);
    var moved = as("TK06").post("/api/time-prompts/" + prompt + "/decision",
        Map.of("decision", "ADJUST", "matterId", right.number()));

    assertThat(moved.status()).as(moved.body()).isEqualTo(200);
    assertThat(costsOf(wrong)).isEmpty();
    assertThat(costsOf(right)).hasSize(1);
  }

  private JsonNode costsOf(Engagement matter) {
    return as("billing-coordinator").get("/api/expenses?matterId=" + matter.number()).json().get("items");
  }

  @Test
  void onlyThoseWhoBillMaySendOrSeeCosts() {
    assertThat(as("timekeeper").post("/api/expenses", "[]").status()).isEqualTo(403);
    assertThat(as("timekeeper").get("/api/expenses?matterId=1").status()).isEqualTo(404);
    assertThat(as("system").post("/api/expenses", "7").status()).isEqualTo(400);
    assertThat(as("system").post("/api/expenses", "{\"expenses\": []}").json().get("accepted").asInt()).isZero();
  }

  private static ObjectNode copies(Engagement matter) {
    return JsonNodeFactory.instance.objectNode()
        .put("id", UUID.randomUUID().toString())
        .put("matterId", matter.number())
        .put("timekeeperId", "TK06")
        .put("date", "2026-06-12")
        .put("code", "E101")
        .put("units", "120")
        .put("unitCost", "0.15")
        .put("amount", "18.00").put("narrative", "Copies of the record");
  }

  private JsonNode sent(ObjectNode... expenses) {
    var batch = JsonNodeFactory.instance.arrayNode();
    for (var expense : expenses) {
      batch.add(expense);
    }
    return as("system").post("/api/expenses", batch).json();
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }
}
