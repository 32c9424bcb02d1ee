package io.matterflow.capture.web;

import static io.matterflow.capture.web.SignalBodies.mail;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProductTest
@Tag("both-databases")
class CaptureFunnelTest {

  private static final String REPORT = "/api/reports/capture-funnel?from=2026-06-30&to=2026-06-30";

  @Autowired private Firm firm;
  @LocalServerPort private int port;

  @Test
  void countsWhatBecameOfSignalsByKindSourceRuleAndAge() {
    var source = "src-" + UUID.randomUUID();
    send(source);

    var counts = new TreeMap<String, Integer>();
    counted(source).forEach(count -> counts.merge("%s %s %s".formatted(count.get("outcome").asText(),
        count.get("reason").asText(), count.get("rule").asText().replaceAll(" \\d+ ", " ")),
        count.get("signals").asInt(), Integer::sum));

    assertThat(counts).isEqualTo(Map.of(
        "IGNORED AUTOMATED activity-exclusion automatedMail", 2,
        "IGNORED INTERNAL activity-exclusion internal", 1,
        "PROMPT_OPEN SURE activity-billability byTheHour", 1));
    assertThat(counted(source)).allMatch(count -> count.get("age").asText().equals("0-1"));
  }

  @Test
  void aReportThatEndsBeforeItBeginsIsRefused() {
    var answer = as("legal-ops").get("/api/reports/capture-funnel?from=2026-07-01&to=2026-06-30");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("/from");
    assertThat(as("legal-ops").get("/api/reports/capture-funnel?from=2026-06-30&to=2026-06-30").status())
        .isEqualTo(200);
  }

  @Test
  void comesAsATableForPeopleAndForSpreadsheets() {
    var source = "=src " + UUID.randomUUID();
    send(source);

    var page = as("legal-ops").get(REPORT + "&format=html");
    var sheet = as("legal-ops").get(REPORT + "&format=csv");

    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.body()).contains("<td>%s</td>".formatted(source)).contains("<td>AUTOMATED</td>");
    assertThat(sheet.header("Content-Type")).startsWith("text/csv");
    assertThat(sheet.body()).startsWith("kind,source,outcome,reason,rule,age,signals\r\n")
        .contains("\"'" + source + "\",IGNORED")
        .doesNotContain("Lunch");
    assertThat(as("legal-ops").get(REPORT + "&format=pdf").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"timekeeper", "bookkeeper"})
  void isForThoseWhoLookAfterCapture(String user) {
    assertThat(as(user).get(REPORT).status()).isEqualTo(403);
  }

  @Test
  void isReadBySystemsToo() {
    assertThat(as("system").get(REPORT).status()).isEqualTo(200);
  }

  private void send(String source) {
    var matter = firm.hourlyMatter().loaded();
    var lunch = mail(matter).put("source", source).put("subject", "Lunch");
    lunch.putArray("to").add("desmond.pike@harrowpike.example");
    var batch = JsonNodeFactory.instance.arrayNode()
        .add(mail(matter).put("source", source))
        .add(mail(matter).put("source", source).put("from", "noreply@shop.example").put("direction", "IN"))
        .add(mail(matter).put("source", source).put("from", "noreply@bank.example").put("direction", "IN"))
        .add(lunch);
    as("system").post("/api/activity-signals", batch);
  }

  private List<JsonNode> counted(String source) {
    var counts = new ArrayList<JsonNode>();
    as("auditor").get(REPORT).json().get("counts").forEach(counts::add);
    counts.removeIf(count -> !count.get("source").asText().equals(source));
    return counts;
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }
}
