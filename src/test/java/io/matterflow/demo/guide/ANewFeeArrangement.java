package io.matterflow.demo.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An arrangement of which nobody has heard is billed once it has a row. */
final class ANewFeeArrangement extends GuidedChange {

  private int matters;

  ANewFeeArrangement() {
    super("a-new-fee-arrangement", "fee-arrangement");
  }

  /** Arrangements are looked up and keep no record. */
  @Override
  void tried(JsonNode trial) {
    assertThat(trial.path("decisions").path("kept").asInt()).as(trial.toString()).isZero();
  }

  @Override
  void holdsNot(GuideFirm firm) {
    assertThat(billed(firm)).isEmpty();
  }

  @Override
  void holds(GuideFirm firm) {
    assertThat(billed(firm)).hasSize(1).first().satisfies(preBill ->
        assertThat(firm.get("billing-coordinator", "/api/pre-bills/" + preBill.path("id").asText())
            .at("/totals/total").asText()).isEqualTo("577.50"));
  }

  /** The pre-bills of a new matter with an hour and a half on it, when its run is over. */
  private JsonNode billed(GuideFirm firm) {
    var matter = "RPH-" + ++matters;
    load(firm, matter);
    worked(firm, matter);
    var run = firm.post("billing-coordinator", "/api/billing-cycles",
        Map.of("cycle", "MONTHLY", "periodEnd", "2026-06-30", "matterIds", List.of(matter))).path("cycleId").asText();
    await("the run of " + matter).atMost(Duration.ofMinutes(1)).until(() ->
        firm.get("billing-coordinator", "/api/billing-cycles/" + run).has("completedAt"));
    return firm.get("billing-coordinator", "/api/pre-bills?matterId=" + matter).path("items");
  }

  private static void load(GuideFirm firm, String matter) {
    var answer = firm.as("system").put("/api/directory", """
        {"matters": [{"id": "%1$s", "clientId": "C1099", "name": "Retainer %1$s", "status": "OPEN",
          "billingModel": "RETAINER_PLUS_HOURS", "utbmsSet": "PROJECT", "practiceArea": "Real Estate",
          "originatingAttorney": "TK01", "responsibleAttorney": "TK02", "team": ["timekeeper", "TK02"],
          "increment": "0.1", "billingTerms": {"cycle": "MONTHLY", "cap": "2000.00"}}]}
        """.formatted(matter));
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(answer.json().path("rejected")).as("%s", answer).isEmpty();
  }

  private static void worked(GuideFirm firm, String matter) {
    var answer = firm.post("system", "/api/time-entries", List.of(Map.of("id", UUID.randomUUID().toString(),
        "matterId", matter, "timekeeperId", "timekeeper", "workDate", "2026-06-15", "enteredDate", "2026-06-15",
        "hours", "1.5", "billable", true, "taskCode", "P220", "activityCode", "A103",
        "narrative", "Draft the answer to the landlord for " + matter)));
    assertThat(answer.path("accepted").asInt()).as("%s", answer).isEqualTo(1);
  }
}
