package io.matterflow.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.prebill.Answer;
import io.matterflow.prebill.Answer.Done;
import io.matterflow.prebill.Billing;
import io.matterflow.prebill.PreBill;
import io.matterflow.prebill.PreBillReviews;
import io.matterflow.reporting.ReceivablesBook;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Lock-up and realization, over real time, a real bill and real money, as of each day that they had. */
@ProductTest
@Tag("both-databases")
class FirmFiguresTest {

  private static final LocalDate WORKED = LocalDate.parse("2026-06-16");
  private static final LocalDate BILLED = LocalDate.parse("2026-07-01");

  @Autowired private Firm firm;
  @Autowired private ReceivablesBook book;
  @Autowired private Billing billing;
  @Autowired private PreBillReviews reviews;
  @Autowired private Invoices invoices;
  @LocalServerPort private int port;

  private Instant asOthersLeftIt;
  private TimekeeperId partner;
  private Engagement client;

  /** An hour at 370.00 and a cost of 25.00, of which nothing is billed yet. */
  @BeforeEach
  void someWork() {
    asOthersLeftIt = book.now();
    partner = book.partner();
    client = firm.hourlyMatter().billingPartner(partner.value()).discounted("10").loaded();
    book.itIs(WORKED);
    billing.hourWorked(client);
    billing.spent(client, Billing.JUNE_15, "E101", "1", "25.00");
  }

  @AfterEach
  void theClockIsPutBack() {
    book.itIs(asOthersLeftIt);
  }

  @Test
  void whereNothingWasBilledThereAreNoDays() {
    var lockUp = get("/api/reports/lock-up?asOf=" + WORKED);

    assertThat(lockUp.path("workInProgress").asText()).isEqualTo("395.00");
    assertThat(lockUp.path("openAr").asText()).isEqualTo("0.00");
    assertThat(lockUp.has("wipDays") || lockUp.has("arDays") || lockUp.has("lockUpDays")).isFalse();
    assertThat(lockUp.path("formula").asText()).contains("lock-up = WIP days + AR days");
    assertThat(get("/api/reports/lock-up?asOf=" + WORKED.minusDays(2)).path("workInProgress").asText())
        .as("before it was entered")
        .isEqualTo("0.00");
  }

  @Test
  void workIsLockedUpUntilItsBillIsDatedAndTheBillUntilItIsPaid() {
    book.itIs(BILLED);
    var other = book.invoice(client, "400.00");

    var before = get("/api/reports/lock-up?asOf=" + BILLED);
    assertThat(before.path("wipDays").asText()).as("395.00 over 400.00 in ninety days").isEqualTo("88.9");
    assertThat(before.path("arDays").asText()).isEqualTo("90.0");
    assertThat(before.path("lockUpDays").asText()).isEqualTo("178.9");

    var number = billed();
    book.pay(other, Money.usd("400.00"), BILLED);
    var total = invoices.find(number).orElseThrow().total();

    var after = get("/api/reports/lock-up?asOf=" + BILLED);
    assertThat(after.path("workInProgress").asText()).isEqualTo("0.00");
    assertThat(after.path("openAr").asText()).isEqualTo(total.plain());
    assertThat(after.path("billed90").asText()).isEqualTo(total.plus(Money.usd("400.00")).plain());
    assertThat(get("/api/reports/lock-up?asOf=" + BILLED.minusDays(1)).path("workInProgress").asText())
        .isEqualTo("395.00");
    assertThat(after.path("openAr")).isEqualTo(get("/api/reports/ar-aging?asOf=" + BILLED).path("openAr"));
  }

  @Test
  void whatAVoidedInvoiceBilledIsWorkInProgressAgainFromTheDayOfTheVoid() {
    book.itIs(BILLED);
    var number = billed();
    book.itIs(BILLED.plusDays(1));
    invoices.voidWhole(number, "void:" + number, Actor.ENGINE);

    assertThat(get("/api/reports/lock-up?asOf=" + BILLED).path("workInProgress").asText()).isEqualTo("0.00");
    assertThat(get("/api/reports/lock-up?asOf=" + BILLED.plusDays(1)).path("workInProgress").asText())
        .isEqualTo("395.00");
    assertThat(get("/api/reports/realization?asOf=" + BILLED.plusDays(1)).has("billingPercent")).isFalse();
  }

  @Test
  void realizationIsWhatOfTheWorkWasBilledAndWhatOfTheBillsWasPaid() {
    book.itIs(BILLED);
    var number = billed();
    book.pay(number, Money.usd("179.00"), BILLED);

    var realization = get("/api/reports/realization?asOf=" + BILLED);

    assertThat(realization.path("from").asText()).isEqualTo("2025-07-02");
    assertThat(realization.path("worked").asText()).isEqualTo("370.00");
    assertThat(realization.path("billed").asText()).as("ten percent less").isEqualTo("333.00");
    assertThat(realization.path("billingPercent").asText()).isEqualTo("90.0");
    assertThat(realization.path("invoiced").asText()).isEqualTo("358.00");
    assertThat(realization.path("collected").asText()).isEqualTo("179.00");
    assertThat(realization.path("collectionPercent").asText()).isEqualTo("50.0");
    assertThat(get("/api/reports/realization?from=2026-06-01&asOf=2026-06-30").path("invoiced").asText())
        .isEqualTo("0.00");
    assertThat(table("/api/reports/realization?format=csv&asOf=" + BILLED))
        .contains("370.00,333.00,358.00,179.00,90.0,50.0");
    assertThat(table("/api/reports/lock-up?format=csv&asOf=" + WORKED)).contains("395.00,0.00,0.00,,,");
  }

  @Test
  void theWeeklyReportIsShownToWhoMayReadAndOfTheirMattersAlone() {
    var other = book.partner();
    book.invoice(book.client(other), "99.00");

    assertThat(table("/api/reports/weekly-receivables?format=html&asOf=" + WORKED)).contains("Your matters", "$395.00")
        .doesNotContain("$99.00");
    assertThat(calls(partner.value()).get("/api/reports/weekly-receivables").header("Content-Type"))
        .startsWith("text/html");
    assertThat(calls(book.partner().value()).get("/api/reports/weekly-receivables").status()).isEqualTo(403);
    assertThat(calls(book.partner().value()).get("/api/reports/lock-up").status()).isEqualTo(403);
    assertThat(calls("auditor").get("/api/reports/realization").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "lock-up?asOf=1700-01-01", "lock-up?currency=XXX", "lock-up?format=pdf",
      "realization?from=2026-07-02&asOf=2026-07-01",
    "weekly-receivables?format=xls", "weekly-receivables?asOf=9999999-01-01"
  })
  void whatMakesNoSenseIsRefused(String query) {
    assertThat(calls(partner.value()).get("/api/reports/" + query).status()).isEqualTo(400);
  }

  private InvoiceNumber billed() {
    billing.june(client.id());
    var preBill = billing.compiledOf(client);
    var reviewed = value(reviews.review(
        preBill.id(), Billing.seen(billing.current(preBill)), Billing.person(client.responsibleAttorney())));
    var approved = billing.letGo(value(reviews.approve(preBill.id(), Billing.seen(reviewed), Billing.person(partner))));
    return new InvoiceNumber(approved.invoiceNumber().orElseThrow());
  }

  private static PreBill value(Answer<PreBill> answer) {
    assertThat(answer).isInstanceOf(Done.class);
    return ((Done<PreBill>) answer).value();
  }

  private JsonNode get(String address) {
    var answer = calls(partner.value()).get(address);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private String table(String address) {
    return calls(partner.value()).get(address).body();
  }

  private HttpCalls calls(String who) {
    return HttpCalls.to(port).as(who);
  }
}
