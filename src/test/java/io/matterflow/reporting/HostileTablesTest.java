package io.matterflow.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.rest.Csv;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every table for a spreadsheet, over clients and matters whose names a spreadsheet would compute. */
@ProductTest
@Tag("both-databases")
class HostileTablesTest {

  private static final List<String> BEGINNINGS = List.of("=", "+", "-", "@", "\t");
  private static final String REST = "cmd|' /C calc'!A0, \"Ltd\"";

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private ReceivablesBook book;
  @Autowired private MovableClock clock;
  @LocalServerPort private int port;

  private Instant asOthersLeftIt;
  private TimekeeperId partner;

  @BeforeEach
  void rememberTheHour() {
    asOthersLeftIt = clock.instant();
    partner = book.partner();
  }

  @AfterEach
  void theClockIsPutBack() {
    clock.standAt(asOthersLeftIt);
  }

  static Stream<String> tables() {
    return Stream.of("/api/reports/ar-aging?format=csv", "/api/reports/ar-aging?format=csv&rows=invoices",
        "/api/reports/weekly-receivables?format=csv", "/api/reports/lock-up?format=csv",
        "/api/reports/realization?format=csv",
        "/api/reports/write-downs?format=csv", "/api/reports/profitability?format=csv",
        "/api/reports/capture-funnel?format=csv",
        "/api/reports/rejected-prompts?format=csv", "/api/reports/portal-rejections?format=csv",
        "/api/books/export?format=csv",
        "/api/books/differences?format=csv", "/api/clients/%s/statement?format=csv");
  }

  @ParameterizedTest
  @MethodSource("tables")
  void computesNothing(String table) {
    var client = firm.hourlyMatter().billingPartner(partner.value()).called("=" + REST, "@" + REST).loaded();
    for (var beginning : BEGINNINGS) {
      invoiced.delivered(firm.hourlyMatter().billedAs("FLAT_MILESTONE").billingPartner(partner.value())
          .called(beginning + REST, beginning + "matter " + REST).clientMatterId(beginning + "1").loaded(), "100.00");
    }
    clock.advance(Duration.ofDays(1));

    var answer = HttpCalls.to(port).as("billing-admin").get(table.formatted(client.clientId()));

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(cells(answer.body())).as(answer.body()).isNotEmpty().allSatisfy(cell ->
        assertThat(cell).matches("(?s)|[^=+\\-@\t].*|-?[0-9]+([.][0-9]+)?"));
  }

  @Test
  void theNamesStandInTheReportOnProfitsAsTheyAre() {
    for (var beginning : BEGINNINGS) {
      firm.hourlyMatter().billedAs("FLAT_MILESTONE").billingPartner(partner.value())
          .called(beginning + REST, beginning + "matter " + REST).loaded();
    }

    var read = cells(HttpCalls.to(port).as(partner.value()).get("/api/reports/profitability?format=csv").body());

    for (var beginning : BEGINNINGS.subList(0, 4)) {
      assertThat(read).contains("'" + beginning + REST, "'" + beginning + "matter " + REST);
    }
    assertThat(read).as("a name begins with no blank").contains(REST, "matter " + REST);
    assertThat(Csv.row(List.of("\t" + "1+1"))).isEqualTo("\"'\t1+1\"\r\n");
  }

  /** As a spreadsheet reads them: quotes are taken off, two of them inside are one. */
  private static List<String> cells(String table) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    var quoted = false;
    for (int at = 0; at < table.length(); at++) {
      var letter = table.charAt(at);
      if (letter == '"' && quoted && at + 1 < table.length() && table.charAt(at + 1) == '"') {
        cell.append(letter);
        at++;
      } else if (letter == '"') {
        quoted = !quoted;
      } else if (!quoted && (letter == ',' || letter == '\n')) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else if (quoted || letter != '\r') {
        cell.append(letter);
      }
    }
    return cells;
  }
}
