package io.matterflow.receivables.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.invoicing.Invoices;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProductTest
class PaymentsApiTest {

  private static final String INTAKE = "payment-intake";

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private Invoices invoices;
  @Autowired private Jobs jobs;
  @Autowired private TaskService tasks;
  @Autowired private MovableClock clock;
  @LocalServerPort private int port;

  private Instant asOthersLeftIt;

  @BeforeEach
  void theMorningOfTheDelivery() {
    asOthersLeftIt = clock.instant();
    clock.standAt(Instant.parse("2026-06-30T13:00:00Z"));
  }

  @AfterEach
  void theClockIsPutBack() {
    clock.standAt(asOthersLeftIt);
  }

  @Test
  void aBookkeeperRecordsAPaymentThatSettlesAnInvoice() {
    var invoice = invoice("1874.50");

    var answer = as("bookkeeper").post("/api/payments", payment(invoice, "1874.50"));

    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(answer.json().path("state").asText()).isEqualTo("REPORTED");
    var payment = allocated(answer);
    assertThat(payment.path("state").asText()).isEqualTo("ALLOCATED");
    assertThat(payment.path("amount").asText()).isEqualTo("1874.50");
    assertThat(payment.path("unapplied").asText()).isEqualTo("0.00");
    assertThat(payment.path("allocations").get(0).path("invoiceNumber").asText()).isEqualTo(invoice.value());
    assertThat(invoices.find(invoice).orElseThrow().isSettled()).isTrue();
  }

  @Test
  void aConnectedSystemToldTwiceGetsTheSamePayment() {
    var payment = payment(invoice("100"), "40");

    var first = as("system").post("/api/payments", payment);
    var second = as("system").post("/api/payments", payment);

    assertThat(second.status()).isEqualTo(202);
    assertThat(second.json().path("paymentId")).isEqualTo(first.json().path("paymentId"));
  }

  @Test
  void dayMethodAndAccountMayBeLeftOut() {
    var payment = payment(invoice("100"), "40");
    payment.keySet().removeAll(List.of("receivedOn", "method", "account"));

    var answer = as("bookkeeper").post("/api/payments", payment).json();

    assertThat(answer.path("receivedOn").asText()).isEqualTo("2026-06-30");
    assertThat(answer.path("method").asText()).isEqualTo("OTHER");
    assertThat(answer.path("account").asText()).isEqualTo("OPERATING");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"timekeeper", "billing-coordinator", "responsible-attorney", "billing-partner", "trust-authorizer",
      "billing-admin", "legal-ops", "auditor"})
  void nobodyElseRecordsPayments(String user) {
    var payment = payment(invoice("100"), "40");

    assertThat(as(user).post("/api/payments", payment).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"timekeeper", "responsible-attorney", "legal-ops", "trust-authorizer"})
  void paymentsAreShownToTheBillingOfficeOnly(String user) {
    var recorded = as("bookkeeper").post("/api/payments", payment(invoice("100"), "40")).json();

    assertThat(as(user).get("/api/payments/" + recorded.path("paymentId").asText()).status()).isEqualTo(403);
    assertThat(as("auditor").get("/api/payments/" + recorded.path("paymentId").asText()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      amount     | 0            | /amount
      amount     | 0.00         | /amount
      amount     | -1.00        | /amount
      amount     | 1e9          | /amount
      amount     | 1000000000   | /amount
      amount     | 1.005        | /amount
      amount     | NaN          | /amount
      amount     | ''           | /amount
      currency   | XXQ          | /currency
      currency   | dollars      | /currency
      currency   | XXX          | /currency
      currency   | XAU          | /currency
      currency   | KWD          | /currency
      receivedOn | 2026-02-30   | /receivedOn
      receivedOn | 2026-07-02   | /receivedOn
      receivedOn | yesterday    | /receivedOn
      account    | SAVINGS      | /account
      method     | a,b;c        | /method
      method     | GOLD         | /method
      method     | 0            | /method
      source     | ''           | /source
      eventId    | ' '          | /eventId
      invoiceNumber | ' '       | /invoiceNumber
      invoiceNumber | 12345678901234567890123456789012345678901 | /invoiceNumber
      """)
  void badInputIsNamedAndNothingIsStored(String member, String value, String pointer) {
    var invoice = invoice("100");
    var payment = payment(invoice, "40");
    payment.put(member, value);

    var answer = as("bookkeeper").post("/api/payments", payment);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().path("errors").get(0).path("pointer").asText()).isEqualTo(pointer);
    assertThat(as("bookkeeper").get("/api/payments?invoiceNumber=" + invoice).json().path("items")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "eventId", "amount", "currency", "invoiceNumber"})
  void whatIsMissingIsNamed(String member) {
    var payment = payment(invoice("100"), "40");
    payment.remove(member);

    var answer = as("bookkeeper").post("/api/payments", payment);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("errors").get(0).path("pointer").asText()).isEqualTo("/" + member);
  }

  @Test
  void anotherCurrencyIsRefused() {
    var payment = payment(invoice("100"), "40");
    payment.put("currency", "EUR");

    var answer = as("bookkeeper").post("/api/payments", payment);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("code").asText()).isEqualTo("WRONG_CURRENCY");
  }

  @Test
  void anEventThatIsUsedForOtherMoneyIsRefused() {
    var payment = payment(invoice("100"), "40");
    as("bookkeeper").post("/api/payments", payment);
    payment.put("amount", "41");

    var answer = as("bookkeeper").post("/api/payments", payment);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("code").asText()).isEqualTo("EVENT_REUSED");
  }

  @Test
  void aCheckNumberThatWasUsedBeforeIsToldInABookkeepersWords() {
    var invoice = invoice("100");
    var payment = payment(invoice, "40");
    payment.put("source", "manual");
    payment.put("eventId", invoice + ":4711");
    as("bookkeeper").post("/api/payments", payment);
    payment.put("amount", "41");

    var answer = as("bookkeeper").post("/api/payments", payment);

    assertThat(answer.json().path("code").asText()).isEqualTo("EVENT_REUSED");
    assertThat(answer.json().path("detail").asText())
        .startsWith("The reference was used before for invoice %s: $40.00, received on ".formatted(invoice));
    assertThat(answer.body()).doesNotContain("eventId of its own").contains("a reference of its own");
    assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/eventId");
  }

  @Test
  void theBookkeeperDecidesAtTheirTask() {
    var payment = allocated(as("bookkeeper").post("/api/payments", payment(invoice("100"), "130")));
    var task = task(payment);
    var sheet = as("bookkeeper").get("/api/tasks/" + task).json().path("sheet");
    assertThat(sheet.path("what").asText()).contains("$30.00");
    assertThat(sheet.path("outcomes").findValuesAsText("id")).containsExactly("KEEP", "REFUND", "ASSIGN", "TRUST");
    assertThat(as("billing-admin").get("/api/tasks/" + task).status()).isEqualTo(404);

    var finished = as("bookkeeper").post("/api/tasks/%s/finish".formatted(task), Map.of(
        "outcome", "REFUND", "reason", "Paid twice.", "answers", Map.of("reference", "re_7")));

    assertThat(finished.status()).as(finished.body()).isEqualTo(204);
    var refunded = read(payment);
    assertThat(refunded.path("state").asText()).isEqualTo("REFUNDED");
    assertThat(refunded.path("allocations").get(1).path("reference").asText()).isEqualTo("re_7");
  }

  @Test
  void aTaskIsNotFinishedWithAnInvoiceThatDoesNotExist() {
    var payment = allocated(as("bookkeeper").post("/api/payments", payment(new InvoiceNumber("0"), "130")));

    var answer = as("bookkeeper").post("/api/tasks/%s/finish".formatted(task(payment)), Map.of(
        "outcome", "ASSIGN", "answers", Map.of("invoiceNumber", "00")));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(read(payment).path("state").asText()).isEqualTo("UNDECIDED");
  }

  @Test
  void theBookkeeperDecidesWithoutAForm() {
    var invoice = invoice("100");
    var payment = allocated(as("bookkeeper").post("/api/payments", payment(new InvoiceNumber("0"), "100")));
    var address = "/api/payments/%s/decision".formatted(payment.path("paymentId").asText());

    assertThat(as("system").post(address, Map.of("decision", "REFUND", "reason", "x")).status()).isEqualTo(403);
    assertThat(as("bookkeeper").post(address, Map.of("decision", "REFUND")).status()).isEqualTo(400);
    assertThat(as("bookkeeper").post(address, Map.of("decision", "KEEP")).status()).isEqualTo(422);
    assertThat(as("bookkeeper").post(address, Map.of("decision", "ASSIGN", "invoiceNumber", "0")).status())
        .isEqualTo(422);
    var assigned = as("bookkeeper").post(address, Map.of("decision", "ASSIGN", "invoiceNumber", invoice.value()));

    assertThat(assigned.status()).as(assigned.body()).isEqualTo(200);
    jobs.runDue(INTAKE, payment.path("paymentId").asText());
    assertThat(invoices.find(invoice).orElseThrow().isSettled()).isTrue();
    assertThat(as("bookkeeper").post(address, Map.of("decision", "REFUND", "reason", "x")).status()).isEqualTo(409);
  }

  @Test
  void moneyThatWaitsForADecisionIsListedAsBlockedWork() {
    var payment = allocated(as("bookkeeper").post("/api/payments", payment(new InvoiceNumber("0"), "130")));

    assertThat(as("bookkeeper").items("/api/exceptions?owner=bookkeeper&kind=UNAPPLIED_PAYMENT"))
        .extracting(one -> one.path("id").asText()).contains(payment.path("paymentId").asText());
    assertThat(as("timekeeper").items("/api/exceptions"))
        .extracting(one -> one.path("id").asText()).doesNotContain(payment.path("paymentId").asText());
  }

  @Test
  void tasksAboutPaymentsAreToldApartAndNamedAsTheyAreShown() {
    var invoice = invoice("100");
    var first = allocated(as("bookkeeper").post("/api/payments", payment(invoice, "130")));
    var second = allocated(as("bookkeeper").post("/api/payments", payment(invoice, "20")));
    var unknown = allocated(as("bookkeeper").post("/api/payments", payment(new InvoiceNumber("0"), "20")));

    var names = Stream.of(first, second, unknown).map(this::task).map(this::name).toList();

    assertThat(names.get(0))
        .startsWith("Decide about unapplied payment for invoice %s, received Jun 30, 2026, no. ".formatted(invoice));
    assertThat(names.get(1)).startsWith("Decide about unapplied payment for invoice %s, received ".formatted(invoice));
    assertThat(names.get(2)).startsWith("Decide about unapplied payment, received Jun 30, 2026, no. ");
    assertThat(names).doesNotHaveDuplicates()
        .noneMatch(name -> name.matches(".*\\d\\.\\d\\d.*|.*[0-9a-f]{4}-[0-9a-f]{4}.*"));
    var blocked = as("bookkeeper").items("/api/exceptions?kind=UNAPPLIED_PAYMENT");
    assertThat(blocked).extracting(one -> one.path("nextAction").asText()).containsAll(
        names.stream().map("Open the task \"%s\" and say what becomes of the money."::formatted).toList());
    assertThat(blocked).extracting(one -> one.path("what").asText())
        .anyMatch(what -> what.startsWith("$30.00 of payment "));
  }

  @Test
  void whatIsNoPaymentIsNotFound() {
    assertThat(as("bookkeeper").get("/api/payments/" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(as("bookkeeper").get("/api/payments/7").status()).isEqualTo(404);
    assertThat(as("bookkeeper").get("/api/payments?invoiceNumber=").json().path("items")).isEmpty();
  }

  private String name(String task) {
    return tasks.createTaskQuery().taskId(task).singleResult().getName();
  }

  private InvoiceNumber invoice(String total) {
    return invoiced.delivered(firm.hourlyMatter().loaded(), total);
  }

  private static Map<String, Object> payment(InvoiceNumber invoice, String amount) {
    return new HashMap<>(Map.of(
        "source", "bank",
        "eventId", UUID.randomUUID().toString(),
        "invoiceNumber", invoice.value(),
        "amount", amount,
        "currency", "USD",
        "receivedOn", "2026-06-30",
        "method", "CHECK",
        "account", "OPERATING"));
  }

  private JsonNode allocated(Answer reported) {
    jobs.runDue(INTAKE, reported.json().path("paymentId").asText());
    return read(reported.json());
  }

  private JsonNode read(JsonNode payment) {
    return as("bookkeeper").get("/api/payments/" + payment.path("paymentId").asText()).json();
  }

  private String task(JsonNode payment) {
    return tasks.createTaskQuery()
        .processInstanceBusinessKey(payment.path("paymentId").asText())
        .singleResult()
        .getId();
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }
}
