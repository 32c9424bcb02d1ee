package io.matterflow.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Engagement;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.reporting.ReceivablesBook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A client's account over REST, to the cent, on each day that it had. */
@ProductTest
@Tag("both-databases")
class StatementApiTest {

  private static final LocalDate JULY = LocalDate.parse("2026-07-01");

  @Autowired private ReceivablesBook book;
  @Autowired private Invoices invoices;
  @LocalServerPort private int port;

  private Instant asOthersLeftIt;
  private TimekeeperId partner;
  private Engagement client;
  private String first;
  private String second;

  /** July 1: 800.00 is billed; July 20: 300.00 is paid; August 5: 200.00 is billed, due in thirty days as the other. */
  @BeforeEach
  void aSummer() {
    asOthersLeftIt = book.now();
    partner = book.partner();
    client = book.client(partner);
    book.itIs(JULY);
    var earlier = book.invoice(client, "800.00");
    first = earlier.value();
    book.itIs(LocalDate.parse("2026-07-20"));
    book.pay(earlier, Money.usd("300.00"), LocalDate.parse("2026-07-20"));
    book.itIs(LocalDate.parse("2026-08-05"));
    second = book.invoice(client, "200.00").value();
    book.itIs(LocalDate.parse("2026-08-10"));
  }

  @AfterEach
  void theClockIsPutBack() {
    book.itIs(asOthersLeftIt);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-30, 2026-06-01, 0.00, 0, 0.00, 0.00",
    "2026-07-01, 2026-06-01, 0.00, 1, 800.00, 0.00",
    "2026-07-31, 2026-06-01, 0.00, 2, 500.00, 500.00",
    "2026-07-30, 2026-07-02, 800.00, 1, 500.00, 0.00",
    "2026-08-10, 2026-08-01, 500.00, 1, 700.00, 500.00",
    "2026-08-10, 2026-07-01, 0.00, 3, 700.00, 500.00"
  })
  void isOfTheDayAndFromTheDay(String asOf, String from, String opening, int lines, String closing, String due) {
    var statement = statement("?asOf=%s&from=%s".formatted(asOf, from));

    assertThat(statement.path("opening").asText()).isEqualTo(opening);
    assertThat(statement.path("lines")).hasSize(lines);
    assertThat(statement.path("closing").asText()).isEqualTo(closing);
    assertThat(statement.path("due").asText()).as("due on the day or before").isEqualTo(due);
  }

  @Test
  void saysWhatHappenedAndHowOldWhatIsOpenIs() {
    invoices.dispute(new InvoiceNumber(second), Money.usd("50.00"), "dispute:" + UUID.randomUUID(), Actor.ENGINE);

    var statement = statement("");

    assertThat(statement.path("from").asText()).as("three months").isEqualTo("2026-05-11");
    assertThat(statement.path("lines").findValuesAsText("kind")).containsExactly("INVOICE", "PAYMENT", "INVOICE");
    assertThat(statement.path("lines").findValuesAsText("balance")).containsExactly("800.00", "500.00", "700.00");
    assertThat(statement.path("lines").findValuesAsText("change")).containsExactly("800.00", "-300.00", "200.00");
    assertThat(statement.path("charged").asText()).isEqualTo("1000.00");
    assertThat(statement.path("settled").asText()).isEqualTo("300.00");
    assertThat(statement.path("disputed").asText()).isEqualTo("50.00");
    assertThat(statement.at("/buckets/0-30").asText()).isEqualTo("500.00");
    assertThat(statement.at("/buckets/CURRENT").asText()).isEqualTo("200.00");
    assertThat(statement.path("invoices").findValuesAsText("number")).containsExactly(first, second);
    assertThat(statement.at("/invoices/0/days").asInt()).isEqualTo(10);
  }

  @Test
  void moneyThatSettlesNothingIsSaidAndLowersNoBalance() {
    book.pay(new InvoiceNumber(second), Money.usd("215.00"), LocalDate.parse("2026-08-10"));

    var statement = statement("");

    assertThat(statement.path("closing").asText()).isEqualTo("500.00");
    assertThat(statement.path("unapplied").asText()).isEqualTo("15.00");
  }

  @Test
  void agreesWithWhatThePartnersReportSaysOfTheClient() {
    var ageing = calls().as(partner.value()).get("/api/reports/ar-aging?basis=DUE_DATE&asOf=2026-08-10").json();

    assertThat(ageing.at("/clients/0/openAr")).isEqualTo(statement("").path("closing"));
    assertThat(ageing.at("/clients/0/buckets")).isEqualTo(statement("").path("buckets"));
  }

  @Test
  void comesAsATableAPageAndAPdfThatSayTheSame() {
    var table = get("?format=csv&from=2026-07-01");
    var page = get("?format=html");
    var pdf = get("?format=pdf");

    assertThat(table.body().lines()).containsExactly("date,kind,invoice,change,balance,currency",
        "2026-07-01,OPENING,,,0.00,USD", "2026-07-01,INVOICE,%s,800.00,800.00,USD".formatted(first),
        "2026-07-20,PAYMENT,%s,-300.00,500.00,USD".formatted(first),
        "2026-08-05,INVOICE,%s,200.00,700.00,USD".formatted(second),
        "2026-08-10,CLOSING,,,700.00,USD", "2026-08-10,UNAPPLIED,,,0.00,USD");
    assertThat(page.body()).contains("Statement of account", client.client().name(), "$700.00", "Invoice " + first,
        "10 days");
    assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
  }

  @Test
  void isForWhoeverMayReadAllOfTheClient() {
    var other = book.partner();
    var theirs = book.client(other);
    var address = "/api/clients/%s/statement".formatted(client.clientId());

    assertThat(calls().as("auditor").get(address).status()).isEqualTo(200);
    assertThat(calls().as(other.value()).get(address).status()).isEqualTo(404);
    assertThat(calls().as("timekeeper").get(address).status()).isEqualTo(404);
    assertThat(calls().as("legal-ops").get(address).status()).isEqualTo(404);
    assertThat(calls().as(partner.value()).get("/api/clients/%s/statement".formatted(theirs.clientId())).status())
        .isEqualTo(404);
    assertThat(calls().as(partner.value()).post(address, Map.of()).status()).isEqualTo(403);
    assertThat(calls().as("auditor").post(address, Map.of()).status()).isEqualTo(403);
    assertThat(calls().as("auditor").post(address + "/preview", Map.of()).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?asOf=today", "?from=2026-08-11", "?format=xls", "?currency=XXX", "?asOf=9999999-01-01",
      "?asOf=1700-01-01"})
  void whatMakesNoSenseIsRefused(String query) {
    assertThat(get(query).status()).isEqualTo(400);
  }

  private JsonNode statement(String query) {
    var answer = get(query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private HttpCalls.Answer get(String query) {
    return calls().as(partner.value()).get("/api/clients/%s/statement%s".formatted(client.clientId(), query));
  }

  private HttpCalls calls() {
    return HttpCalls.to(port);
  }
}
