package io.matterflow.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Engagement;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.Samples;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.reporting.ReceivablesBook;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
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

/**
 * The labelled sample, another firm's figures, and each edge of the buckets, over REST, as the partner who answers for
 * them.
 */
@ProductTest
@Tag("both-databases")
class AgeingApiTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-06-30");

  @Autowired private ReceivablesBook book;
  @LocalServerPort private int port;

  private Instant asOthersLeftIt;
  private TimekeeperId partner;
  private Map<String, Engagement> clients;

  @BeforeEach
  void aPartner() {
    asOthersLeftIt = book.now();
    book.itIs(TODAY);
    partner = book.partner();
    clients = new HashMap<>();
  }

  @AfterEach
  void theClockIsPutBack() {
    book.itIs(asOthersLeftIt);
  }

  @ParameterizedTest
  @CsvSource({"INVOICE_DATE, invoiceDate", "DUE_DATE, dueDate"})
  void theLabelledSampleComesOutToTheCent(String basis, String key) {
    var sample = Samples.openInvoices();
    sample.path("invoices").forEach(invoice -> takeOver(sample.path("asOf").asText(), invoice));

    var report = report("?asOf=%s&basis=%s".formatted(sample.path("asOf").asText(), basis));

    var expected = sample.path("expected");
    assertThat(report.path("asOf")).isEqualTo(sample.path("asOf"));
    assertThat(report.path("basis").asText()).isEqualTo(basis);
    assertThat(report.path("openAr")).isEqualTo(expected.path("openAr"));
    assertThat(report.path("billed90")).isEqualTo(expected.path("billed90"));
    assertThat(report.path("dso90")).isEqualTo(expected.path("dso90"));
    assertThat(report.path("buckets")).isEqualTo(expected.path("aging").path(key));
    assertThat(sum(report.path("clients"), "openAr")).isEqualTo(expected.path("openAr").asText());
    assertThat(report.at("/partners/0/partnerId").asText()).isEqualTo(partner.value());
    assertThat(report.at("/partners/0/buckets")).isEqualTo(report.path("buckets"));
  }

  /**
   * In the shape of the sample, with other figures, another day and numbers of letters; reckoned here in another way.
   */
  @ParameterizedTest
  @ValueSource(longs = {2, 2027})
  void anotherFirmsComesOutToTheCent(long seed) {
    var chance = new Random(seed);
    var asOf = LocalDate.parse("2027-02-28");
    var open = BigDecimal.ZERO;
    var billed = BigDecimal.ZERO;
    var buckets = new TreeMap<>(Map.of("0-30", BigDecimal.ZERO, "31-60", BigDecimal.ZERO, "61-90", BigDecimal.ZERO,
        "90+", BigDecimal.ZERO));
    for (int at = 0; at < 40; at++) {
      var age = chance.nextInt(130);
      var amount = BigDecimal.valueOf(1 + chance.nextInt(2_000_000), 2);
      var paid = chance.nextInt(3) == 0 ? BigDecimal.ZERO : chance.nextBoolean() ? amount
          : amount.divide(BigDecimal.valueOf(2), 2, RoundingMode.HALF_UP);
      takeOver(asOf.toString(), Map.of("number", "R%d-%s".formatted(at, UUID.randomUUID().toString().substring(0, 8)),
          "clientId", client("F" + chance.nextInt(7)).clientId().value(), "invoiceDate", asOf.minusDays(age).toString(),
          "dueDate", asOf.minusDays(age).plusDays(45).toString(), "amount", amount.toPlainString(), "paid",
          paid.toPlainString()));
      open = open.add(amount).subtract(paid);
      billed = age < 90 ? billed.add(amount) : billed;
      buckets.merge(age > 90 ? "90+" : age > 60 ? "61-90" : age > 30 ? "31-60" : "0-30", amount.subtract(paid),
          BigDecimal::add);
    }

    var report = report("?asOf=" + asOf);

    assertThat(report.path("openAr").asText()).isEqualTo(open.toPlainString());
    assertThat(report.path("billed90").asText()).isEqualTo(billed.toPlainString());
    assertThat(report.path("dso90").asText())
        .isEqualTo(open.multiply(BigDecimal.valueOf(90)).divide(billed, 1, RoundingMode.HALF_UP).toPlainString());
    buckets.forEach((bucket, amount) ->
    assertThat(new BigDecimal(report.path("buckets").path(bucket).asText())).as(bucket).isEqualByComparingTo(amount));
    assertThat(report("?asOf=" + asOf.minusDays(1)).path("openAr").asText()).as("before the take-over")
        .isEqualTo("0.00");
  }

  @ParameterizedTest
  @CsvSource({
    "INVOICE_DATE, 0, 0-30", "INVOICE_DATE, 30, 0-30", "INVOICE_DATE, 31, 31-60", "INVOICE_DATE, 60, 31-60",
    "INVOICE_DATE, 61, 61-90", "INVOICE_DATE, 90, 61-90", "INVOICE_DATE, 91, 90+", "DUE_DATE, 29, CURRENT",
    "DUE_DATE, 30, CURRENT", "DUE_DATE, 31, 0-30", "DUE_DATE, 60, 0-30", "DUE_DATE, 61, 31-60", "DUE_DATE, 120, 61-90",
    "DUE_DATE, 121, 90+"
  })
  void eachEdgeIsInItsBucket(String basis, int daysAgo, String bucket) {
    opening(client("C"), daysAgo, "100.00");

    var report = report("?asOf=%s&basis=%s".formatted(TODAY, basis));

    assertThat(report.path("buckets").path(bucket).asText()).as(report.toString()).isEqualTo("100.00");
    assertThat(report.path("buckets").has("CURRENT")).isEqualTo(basis.equals("DUE_DATE"));
  }

  @ParameterizedTest
  @CsvSource({"89, 100.00", "90, 0.00"})
  void dayNinetyIsNotCountedAsBilled(int daysAgo, String billed) {
    opening(client("C"), daysAgo, "100.00");

    assertThat(report("?asOf=" + TODAY).path("billed90").asText()).isEqualTo(billed);
    assertThat(report("?asOf=" + TODAY).has("dso90")).isEqualTo(daysAgo == 89);
  }

  @Test
  void contingencyAndProBonoAreSaidToBeLeftOut() {
    book.invoice(book.client(partner, "CONTINGENCY"), "700.00");
    book.invoice(book.client(partner, "PRO_BONO"), "50.00");
    book.invoice(client("C"), "30.00");

    var report = report("?asOf=" + TODAY);

    assertThat(report.path("openAr").asText()).isEqualTo("30.00");
    assertThat(report.path("excluded").asText()).isEqualTo("750.00");
    assertThat(report.path("billed90").asText()).isEqualTo("30.00");
  }

  @Test
  void whatSettlesNothingIsInNoBucket() {
    var client = client("C");
    var invoice = book.invoice(client, "80.00");
    book.invoice(client, "20.00");
    book.pay(invoice, Money.usd("95.00"), TODAY);

    var report = report("?asOf=" + TODAY);

    assertThat(report.path("openAr").asText()).isEqualTo("20.00");
    assertThat(report.path("unapplied").asText()).isEqualTo("15.00");
    assertThat(report.at("/clients/0/unapplied").asText()).isEqualTo("15.00");
  }

  @Test
  void aPartnersReportHoldsTheirMattersAlone() {
    var mine = book.invoice(client("C"), "80.00");
    var other = book.partner();
    book.invoice(book.client(other), "20.00");

    assertThat(report("").path("clients")).hasSize(1);
    assertThat(report("").at("/clients/0/invoices/0/number").asText()).isEqualTo(mine.value());
    assertThat(calls().as(other.value()).get("/api/reports/ar-aging").json().path("openAr").asText())
        .isEqualTo("20.00");
    assertThat(calls().as(book.partner().value()).get("/api/reports/ar-aging").status()).isEqualTo(403);
  }

  @Test
  void theTableForSpreadsheetsAddsUpAndComputesNothing() {
    opening(client("C"), 40, "100.00");

    var table = calls().as(partner.value()).get("/api/reports/ar-aging?format=csv&asOf=" + TODAY);

    assertThat(table.header("Content-Type")).startsWith("text/csv");
    assertThat(table.body().lines()).containsExactly("clientId,0-30,31-60,61-90,\"90+\",open,disputed",
        client("C").clientId() + ",0.00,100.00,0.00,0.00,100.00,0.00",
        "TOTAL,0.00,100.00,0.00,0.00,100.00,0.00", "UNAPPLIED,,,,,0.00,", "EXCLUDED,,,,,0.00,");
    assertThat(calls().as(partner.value()).get("/api/reports/ar-aging?format=csv&rows=invoices&asOf=" + TODAY).body())
        .contains(",40,31-60,100.00,100.00,0.00,USD");
  }

  @Test
  void aPageAndAPdfSayTheSame() {
    opening(client("C"), 40, "1234.50");

    var page = calls().as(partner.value()).get("/api/reports/ar-aging?format=html&asOf=" + TODAY);
    var pdf = calls().as(partner.value()).get("/api/reports/ar-aging?format=pdf&asOf=" + TODAY);

    assertThat(page.body()).contains("$1,234.50",
        "DSO = open ÷ billed in the last 90 days × 90 = $1,234.50 ÷ $1,234.50 × 90 = 90.0 days");
    assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
    assertThat(pdf.body()).startsWith("%PDF-");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?basis=AGE", "?asOf=yesterday", "?format=xls", "?currency=XXX", "?format=csv&rows=lines"})
  void whatMakesNoSenseIsRefused(String query) {
    book.invoice(client("C"), "80.00");

    assertThat(calls().as(partner.value()).get("/api/reports/ar-aging" + query).status()).isEqualTo(400);
  }

  private Engagement client(String name) {
    return clients.computeIfAbsent(name, any -> book.client(partner));
  }

  private void opening(Engagement client, int daysAgo, String amount) {
    takeOver(TODAY.toString(), Map.of("number", "E-" + UUID.randomUUID().toString().substring(0, 12),
        "clientId", client.clientId().value(), "invoiceDate", TODAY.minusDays(daysAgo).toString(),
        "dueDate", TODAY.minusDays(daysAgo).plusDays(30).toString(), "amount", amount, "paid", "0"));
  }

  /** The sample's invoice, of a client of ours in the place of the sample's. */
  private void takeOver(String asOf, JsonNode invoice) {
    var ours = new HashMap<String, String>();
    invoice.properties().forEach(member -> ours.put(member.getKey(), member.getValue().asText()));
    ours.put("number",
        "%s-%s".formatted(invoice.path("number").asText(), UUID.randomUUID().toString().substring(0, 8)));
    ours.put("clientId", client(invoice.path("clientId").asText()).clientId().value());
    takeOver(asOf, Map.copyOf(ours));
  }

  private void takeOver(String asOf, Map<String, String> invoice) {
    var answer = calls().as("system")
        .put("/api/receivables/opening", Map.of("asOf", asOf, "invoices", List.of(invoice)));
    assertThat(answer.json().path("taken").asInt()).as(answer.body()).isEqualTo(1);
  }

  private JsonNode report(String query) {
    var answer = calls().as(partner.value()).get("/api/reports/ar-aging" + query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static String sum(JsonNode rows, String name) {
    var amounts = new ArrayList<BigDecimal>();
    rows.forEach(row -> amounts.add(new BigDecimal(row.path(name).asText())));
    return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add).toPlainString();
  }

  private HttpCalls calls() {
    return HttpCalls.to(port);
  }
}
