package io.matterflow.ebilling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.ebilling.PortalWord.Status;
import io.matterflow.invoicing.Invoiced;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What portals reject is counted by client, kind and the rule of ours that would have found it, without the portals'
 * words.
 */
@ProductTest
@Tag("both-databases")
class PortalRejectionReportTest {

  private static final String REPORT = "/api/reports/portal-rejections";

  @Autowired private Firm firm;
  @Autowired private InPortal portal;
  @Autowired private Invoiced invoiced;
  @LocalServerPort private int port;

  @Test
  void countsReasonsAndInvoicesByTheRuleThatWouldHaveFoundThem() {
    var client = firm.hourlyMatter().inPortal("Brightflag").loaded();
    var first = portal.uploaded(client, "500.00");
    portal.says(first, Status.REJECTED, "Timekeeper TK06 is not approved", "Timekeeper TK05 is not approved",
        "They deliberate");
    portal.says(first, Status.REJECTED, "Timekeeper TK06 is not approved", "Timekeeper TK05 is not approved",
        "They deliberate");
    portal.says(portal.uploaded(client, "500.00"), Status.REJECTED, "Timekeeper TK06 is not approved");
    portal.approves(portal.uploaded(client, "500.00"), "490.00");
    portal.says(portal.uploaded(client, "500.00"), Status.ACCEPTED);

    var rows = rowsOf(client);

    assertThat(rows).containsExactly(
        "REJECTED TIMEKEEPER OCG-10 3 2", "ADJUSTED RATE OCG-09 1 1", "REJECTED UNCLEAR  1 1");
    assertThat(as("auditor").get(REPORT).body()).doesNotContain("deliberate").doesNotContain("TK06");
  }

  @Test
  void comesAsATableForSpreadsheetsAndAsAPage() {
    var client = firm.hourlyMatter().inPortal("Brightflag").loaded();
    portal.says(portal.uploaded(client, "500.00"), Status.REJECTED, "Task code missing");

    var csv = as("legal-ops").get(REPORT + "?format=csv");
    var page = as("legal-ops").with("Accept", "text/html").get(REPORT);

    assertThat(csv.header("Content-Type")).startsWith("text/csv");
    assertThat(csv.body()).startsWith("client,portal,status,kind,caughtBy,reasons,invoices\r\n")
        .contains("%s,brightflag,REJECTED,CODES,OCG-14,1,1\r\n".formatted(client.clientId()));
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.body()).contains("<title>What portals rejected</title>", "<td>%s</td>".formatted(client.clientId()),
        "OCG-14");
  }

  @Test
  void countsWhatWasSaidInTheDaysThatWereAskedFor() {
    var client = firm.hourlyMatter().inPortal("Brightflag").loaded();
    portal.says(portal.uploaded(client, "500.00"), Status.REJECTED, "Vague");
    var today = invoiced.today();

    assertThat(rowsOf(client, "?from=%s&to=%s".formatted(today, today))).hasSize(1);
    assertThat(rowsOf(client, "?from=%s&to=%s".formatted(today.minusDays(9), today.minusDays(1)))).isEmpty();
    assertThat(as("auditor").get(REPORT + "?from=%s&to=%s".formatted(today, today.minusDays(1))).status())
        .isEqualTo(400);
    assertThat(as("auditor").get(REPORT + "?format=pdf").json().at("/errors/0/pointer").asText()).isEqualTo("/format");
  }

  @ParameterizedTest
  @CsvSource({"billing-coordinator, 200", "billing-admin, 200", "legal-ops, 200", "auditor, 200", "system, 200",
      "timekeeper, 403",
      "responsible-attorney, 403", "bookkeeper, 403"})
  void isForThoseWhoLookAfterTheBills(String user, int status) {
    assertThat(as(user).get(REPORT).status()).isEqualTo(status);
  }

  private List<String> rowsOf(Engagement client) {
    return rowsOf(client, "");
  }

  private List<String> rowsOf(Engagement client, String days) {
    var rows = new ArrayList<String>();
    as("auditor").get(REPORT + days).json().path("items").forEach(row -> {
      if (row.path("client").asText().equals(client.clientId().value())) {
        rows.add(words(row));
      }
    });
    return rows;
  }

  private static String words(JsonNode row) {
    return "%s %s %s %d %d".formatted(row.path("status").asText(), row.path("kind").asText(),
        row.path("caughtBy").asText(),
        row.path("reasons").asInt(), row.path("invoices").asInt());
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }
}
