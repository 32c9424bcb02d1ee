package io.matterflow.demo.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** One more phrase says too little by itself. */
final class VagueWords extends GuidedChange {

  private static final String WITH_GUIDELINES = "1007-0004";

  VagueWords() {
    super("vague-words", "guideline-words");
  }

  @Override
  void tried(JsonNode trial) {
    assertThat(trial.path("decisions").path("kept").asInt()).as(trial.toString()).isZero();
  }

  @Override
  void holdsNot(GuideFirm firm) {
    assertThat(broken("Attention to lease documents", firm)).isEmpty();
  }

  @Override
  void holds(GuideFirm firm) {
    assertThat(broken("Attention to lease documents", firm)).containsExactly("OCG-03");
    assertThat(broken("Attention to lease documents: the landlord's right of entry", firm)).isEmpty();
  }

  private static List<String> broken(String narrative, GuideFirm firm) {
    var line = Map.of("id", "1", "matterId", WITH_GUIDELINES, "timekeeperId", "TK09", "workDate",
        firm.now().substring(0, 10), "hours", "0.4", "narrative", narrative, "taskCode", "P210", "activityCode", "A103",
        "approvedRate", "430.00");
    return firm.post("legal-ops", "/api/time-entries/check", Map.of("entries", List.of(line)))
        .at("/results/0/violations").findValuesAsText("rule");
  }
}
