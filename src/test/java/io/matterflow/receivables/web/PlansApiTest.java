package io.matterflow.receivables.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.audit.AuditTrail;
import io.matterflow.audit.AuditTrail.AuditQuery;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProductTest
@Tag("both-databases")
class PlansApiTest {

  private static final Instant START = Instant.parse("2026-06-30T13:00:00Z");
  private static final Map<String, Object> CONSENT = Map.of("of", "Casey Roe", "way", "SIGNED", "on", "2026-06-29");

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private AuditTrail audit;
  @Autowired private MovableClock clock;
  @Autowired private Jobs jobs;
  @LocalServerPort private int port;

  private Instant asOthersLeftIt;

  @BeforeEach
  void theMorningOfTheDelivery() {
    asOthersLeftIt = clock.instant();
    clock.standAt(START);
  }

  @AfterEach
  void theClockIsPutBack() {
    clock.standAt(asOthersLeftIt);
  }

  @Test
  void aPlanIsDrawnAndAgreedAndTheInvoiceSaysWhatIsDue() {
    var invoice = invoice("100");
    var wish = Map.of("amount", "50.00", "from", "2026-07-31");

    var drawn = as("billing-coordinator").post(plan(invoice) + "/preview", wish).json();
    assertThat(drawn.path("instalments").findValuesAsText("amount")).containsExactly("50.00", "50.00");
    assertThat(drawn.path("instalments").findValuesAsText("dueOn")).containsExactly("2026-07-31", "2026-08-31");
    assertThat(drawn.path("brokenAfter").asInt()).isEqualTo(2);
    assertThat(as("billing-coordinator").get(plan(invoice)).status()).isEqualTo(404);

    var agreed = as("billing-coordinator").post(plan(invoice), body(wish));

    assertThat(agreed.status()).as(agreed.body()).isEqualTo(200);
    assertThat(agreed.json().path("state").asText()).isEqualTo("STANDS");
    assertThat(agreed.json().path("instalments").findValuesAsText("missedFrom")).containsExactly("2026-08-01",
        "2026-09-01");
    assertThat(as("auditor").get("/api/invoices/" + invoice).json().path("whyNone").asText())
        .isEqualTo("The client is on a payment plan: $50.00 of instalment 1 of 2 is due on July 31, 2026.");
    assertThat(as("auditor").get(plan(invoice)).json().path("consent").path("of").asText()).isEqualTo("Casey Roe");
    var act = audit.acts(new AuditQuery(
        Optional.of("invoice"), Optional.of(invoice.value()), Optional.empty(), Optional.empty(), 1)).get(0);
    assertThat(act.act()).isEqualTo("plan-agreed");
    assertThat(act.actor()).isEqualTo("billing-coordinator");
    assertThat(act.texts()).containsEntry("reason", "Short of cash").containsEntry("consentOf", "Casey Roe");
  }

  @Test
  void aRestOfCentsIsNoLastInstalmentAndThePreviewSaysWhatIsTooSmall() {
    var invoice = invoice("770");

    var drawn = as("billing-coordinator")
        .post(plan(invoice) + "/preview", Map.of("amount", "256.66", "from", "2026-07-15"))
        .json();
    assertThat(drawn.path("whyNot").asText())
        .startsWith("An instalment is at least 50, and less would be left for the last one");
    assertThat(drawn.path("instalments").findValuesAsText("amount")).endsWith("0.02");

    var agreed = as("billing-coordinator").post(plan(invoice), body(Map.of("instalments", 3, "from", "2026-07-15")))
        .json();
    assertThat(agreed.path("instalments").findValuesAsText("amount")).containsExactly("256.66", "256.66", "256.68");
  }

  @Test
  void aPlanIsEndedOnceAndAPaidOneNotAtAll() {
    var invoice = invoice("100");
    as("bookkeeper").post(plan(invoice), body(Map.of("instalments", 2, "from", "2026-07-15")));
    var end = plan(invoice) + "/cancellation";

    assertThat(as("billing-coordinator").post(end, Map.of("reason", "They pay at once.")).json().path("state").asText())
        .isEqualTo("CANCELLED");
    assertThat(code(as("billing-coordinator").post(end, Map.of("reason", "They pay at once."))))
        .isEqualTo("409 NO_PLAN");
  }

  @Test
  void twoInvoicesArePaidByOnePlanAndNeitherByASecond() {
    var client = firm.hourlyMatter().loaded();
    var first = invoiced.delivered(client, "100");
    var second = invoiced.delivered(client, "80");
    var wish = body(Map.of("instalments", 2, "from", "2026-07-15", "otherInvoices", List.of(second.value())));

    var agreed = as("billing-admin").post(plan(first), wish);

    assertThat(agreed.json().path("total").asText()).isEqualTo("180.00");
    assertThat(agreed.json().path("invoices")).hasSize(2);
    assertThat(as("auditor").get(plan(second)).json().path("id")).isEqualTo(agreed.json().path("id"));
    assertThat(code(as("billing-admin").post(plan(second), body(Map.of("instalments", 2, "from", "2026-07-15")))))
        .isEqualTo("409 PLAN_STANDS");
    assertThat(as("billing-admin")
        .post(plan(first), body(Map.of("instalments", 2, "from", "2026-07-15", "otherInvoices", List.of("0"))))
        .status()).isEqualTo(404);
    var itself = as("billing-admin").post(plan(first),
        body(Map.of("instalments", 2, "from", "2026-07-15", "otherInvoices", List.of(first.value()))));
    assertThat(code(itself) + itself.json().at("/errors/0/pointer").asText()).isEqualTo("400 MALFORMED/otherInvoices");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {"instalments": 2, "amount": "50", "from": "2026-07-15"}         | 400 MALFORMED
      {"from": "2026-07-15"}                                           | 400 MALFORMED
      {"instalments": 2}                                               | 400 MALFORMED
      {"amount": "0", "from": "2026-07-15"}                            | 400 MALFORMED
      {"amount": "10.001", "from": "2026-07-15"}                       | 400 MALFORMED
      {"instalments": 2, "every": "DAY", "from": "2026-07-15"}         | 400 MALFORMED
      {"instalments": 1, "from": "2026-07-15"}                         | 422 IMPOSSIBLE_PLAN
      {"instalments": -3, "from": "2026-07-15"}                        | 422 IMPOSSIBLE_PLAN
      {"instalments": 2147483647, "from": "2026-07-15"}                | 422 IMPOSSIBLE_PLAN
      {"amount": "999999999999", "from": "2026-07-15"}                 | 422 IMPOSSIBLE_PLAN
      {"instalments": 2, "from": "2026-06-29"}                         | 422 IMPOSSIBLE_PLAN
      {"instalments": 2, "from": "2027-07-01"}                         | 422 IMPOSSIBLE_PLAN
      {"instalments": 3, "from": "2026-07-15"}                         | 422 PLAN_NOT_ALLOWED
      {"amount": "99.99", "from": "2026-07-15"}                        | 422 PLAN_NOT_ALLOWED
      {"amount": "50.01", "from": "2026-07-15"}                        | 422 PLAN_NOT_ALLOWED
      """)
  void badInputIsRefused(String wish, String refusal) {
    var invoice = invoice("100");
    var body = wish.replaceFirst("}$",
        ", \"reason\": \"x\", \"consent\": {\"of\": \"Casey\", \"way\": \"EMAIL\", \"on\": \"2026-06-30\"}}");

    assertThat(code(as("billing-admin").post(plan(invoice), body))).isEqualTo(refusal);
    assertThat(as("billing-admin").get(plan(invoice)).status()).isEqualTo(404);
  }

  @Test
  void tooManyTogetherAreRefusedWithTheLimit() {
    var others = IntStream.range(0, 21).mapToObj(Integer::toString).toList();

    var refused = as("billing-admin").post(plan(invoice("100")),
        body(Map.of("instalments", 2, "from", "2026-07-15", "otherInvoices", others)));

    assertThat(code(refused)).isEqualTo("400 MALFORMED");
    assertThat(refused.json().path("errors").path(0).path("pointer").asText()).isEqualTo("/otherInvoices");
    assertThat(refused.json().path("errors").path(0).path("detail").asText())
        .startsWith("at most 20 other invoices by one plan");
  }

  @ParameterizedTest
  @CsvSource({"'', EMAIL, 2026-06-30, 400", "Casey, FAX, 2026-06-30, 400", "Casey, EMAIL, '', 400",
      "Casey, EMAIL, 2026-07-01, 422"})
  void withoutTheClientsConsentThereIsNoPlan(String of, String way, String on, int status) {
    var body = new HashMap<String, Object>(body(Map.of("instalments", 2, "from", "2026-07-15")));
    body.put("consent", Map.of("of", of, "way", way, "on", on));

    assertThat(as("billing-admin").post(plan(invoice("100")), body).status()).isEqualTo(status);
  }

  @Test
  void aSettledInvoiceNeedsNoPlan() {
    var invoice = invoice("100");
    var payment = as("bookkeeper").post("/api/payments", Map.of("source", "bank", "eventId", "paid-" + invoice,
        "invoiceNumber", invoice.value(), "amount", "100", "currency", "USD")).json().path("paymentId").asText();
    jobs.runDue("payment-intake", payment);

    assertThat(code(as("billing-admin").post(plan(invoice), body(Map.of("instalments", 2, "from", "2026-07-15")))))
        .isEqualTo("409 NOTHING_TO_PAY");
    assertThat(as("billing-admin").post(plan(invoice) + "/preview", Map.of("instalments", 2, "from", "2026-07-15"))
        .json()
        .path("whyNot")
        .asText()).isEqualTo("Nothing is open on invoice %s, or its client does not have it yet.".formatted(invoice));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {"instalments": 1, "from": "2026-07-15"}    | A plan has 2 to 120 instalments of at least a cent: 100.00 cannot be divided into 1.
      {"instalments": 0, "from": "2026-07-15"}    | A plan has 2 to 120 instalments of at least a cent: 100.00 cannot be divided into 0.
      {"amount": "100", "from": "2026-07-15"}     | One instalment of 100.00 would pay all that is open, 100.00: a plan has at least two.
      {"amount": "0.5", "from": "2026-07-15"}     | Instalments of 0.50 would be more than 120.
      {"instalments": 2, "from": "2026-06-29"}    | The first instalment is due within a year from today, 2026-06-30.
      {"instalments": 3, "from": "2026-07-15"}    | An instalment is at least 50.
      """)
  void thePreviewSaysWhyThereIsNoSuchPlan(String wish, String why) {
    assertThat(as("billing-admin").post(plan(invoice("100")) + "/preview", wish).json().path("whyNot").asText())
        .isEqualTo(why);
  }

  @Test
  void whereAPlanStandsThePreviewSaysSo() {
    var invoice = invoice("100");
    var wish = Map.<String, Object>of("instalments", 2, "from", "2026-07-15");
    as("billing-admin").post(plan(invoice), body(wish));

    assertThat(as("billing-admin").post(plan(invoice) + "/preview", wish).json().path("whyNot").asText())
        .startsWith("A plan stands over invoice");
  }

  private static Map<String, Object> body(Map<String, ?> wish) {
    var body = new HashMap<String, Object>(wish);
    body.put("reason", "Short of cash");
    body.put("consent", CONSENT);
    return body;
  }

  private static String code(Answer answer) {
    return "%d %s".formatted(answer.status(), answer.json().path("code").asText());
  }

  private InvoiceNumber invoice(String total) {
    return invoiced.delivered(firm.hourlyMatter().loaded(), total);
  }

  private static String plan(InvoiceNumber invoice) {
    return "/api/invoices/%s/payment-plan".formatted(invoice);
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }
}
