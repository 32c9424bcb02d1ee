package io.matterflow.prebill.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.Samples;
import io.matterflow.StoredRows;
import java.util.ArrayList;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What time would break, asked before it is sent: the sample firm's entries, and another firm's. */
@ProductTest
@Tag("both-databases")
class EntryGuidelinesTest {

  @Autowired private Samples samples;
  @Autowired private StoredRows rows;
  @LocalServerPort private int port;

  @Test
  void theThreeHundredEntriesOfTheSampleFirmBreakExactlyWhatTheirLabelsSay() {
    samples.loadFirm();
    var before = rows.counted();

    var results = checked(Samples.timeEntries());

    assertThat(rows.changedSince(before)).isEmpty();
    assertThat(violations(results, "")).isEqualTo(labels());
    assertThat(violations(results, "").values()).filteredOn(rules -> !rules.isEmpty()).hasSize(127);
  }

  @Test
  void anotherFirmsEntriesInTheSameShapeComeOutAsWell() {
    samples.loadFirm();
    var other = new OtherFirm();
    samples.load(other.directory());

    var results = checked(other.timeEntries());

    assertThat(violations(results, OtherFirm.PREFIX)).isEqualTo(labels());
  }

  @Test
  void aViolationNamesItsForceItsOwnerAndSpeaksOfThisEntryAlone() {
    samples.loadFirm();

    var results = checked(Samples.timeEntries());

    for (var result : results) {
      for (var violation : result.get("violations")) {
        assertThat(violation.get("action").asText()).isIn("FIX", "APPROVE", "REDUCE", "REJECT", "WARN");
        assertThat(violation.get("owner").asText()).isIn("TK", "BC", "RA", "BP", "LO", "CL");
        assertThat(violation.get("message").asText()).endsWith(".").doesNotContainPattern("C1\\d{3}|1\\d{3}-\\d{4}");
      }
    }
  }

  private JsonNode checked(JsonNode body) {
    var answer = HttpCalls.to(port).as("system").post("/api/time-entries/check", body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().get("results")).hasSize(300);
    return answer.json().get("results");
  }

  private static TreeMap<String, String> labels() {
    var labels = new TreeMap<String, String>();
    Samples.expectedOfTimeEntries().properties().forEach(label -> {
      var rules = new ArrayList<String>();
      label.getValue().get("violations").forEach(rule -> rules.add(rule.asText()));
      labels.put(label.getKey(), String.join(" ", rules));
    });
    return labels;
  }

  private static TreeMap<String, String> violations(JsonNode results, String prefix) {
    var found = new TreeMap<String, String>();
    results.forEach(result -> found.put(
        result.get("id").asText().substring(prefix.length()),
        String.join(" ", result.get("violations").findValuesAsText("rule").stream().sorted().toList())));
    return found;
  }
}
