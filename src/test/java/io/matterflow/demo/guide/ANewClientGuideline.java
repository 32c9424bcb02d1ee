package io.matterflow.demo.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** A client's letter, as a row of limits. How a newcomer does it in the browser is a test of the forms. */
final class ANewClientGuideline extends GuidedChange {

  ANewClientGuideline() {
    super("a-new-client-guideline", "guideline-profile");
  }

  @Override
  void holdsNot(GuideFirm firm) {
    assertThat(broken(firm)).isEmpty();
  }

  @Override
  void holds(GuideFirm firm) {
    assertThat(broken(firm)).containsExactlyInAnyOrder("OCG-03", "OCG-08");
  }

  /** What two and a half hours of research would break, in four words. */
  private static List<String> broken(GuideFirm firm) {
    var answer = firm.as("legal-ops").post("/api/time-entries/check", Map.of("asOf", "2026-06-30", "entries",
        List.of(Map.of("id", "research", "matterId", "1099-0001", "timekeeperId", "timekeeper", "workDate",
            "2026-06-15", "enteredDate", "2026-06-15", "hours", "2.5", "billable", true, "taskCode", "P220",
            "activityCode", "A102", "narrative", "Research repairs by landlords"))));
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer.json().at("/results/0/violations").findValuesAsText("rule");
  }
}
