package io.matterflow.receivables.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.TestPeople;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Role;
import io.matterflow.messaging.SentMessages;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.TaskService;
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
class OpeningApiTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant START = Instant.parse("2026-06-30T13:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-06-30");

  @Autowired private Firm firm;
  @Autowired private TestPeople people;
  @Autowired private Invoices invoices;
  @Autowired private SentMessages mailbox;
  @Autowired private TaskService tasks;
  @Autowired private Jobs jobs;
  @Autowired private MovableClock clock;
  @LocalServerPort private int port;

  private Instant asOthersLeftIt;

  @BeforeEach
  void theDayOfTheTakeOver() {
    asOthersLeftIt = clock.instant();
    clock.standAt(START);
  }

  @AfterEach
  void theClockIsPutBack() {
    clock.standAt(asOthersLeftIt);
  }

  @Test
  void anInvoiceIsTakenOverUnderItsNumber() {
    var matter = firm.hourlyMatter().loaded();
    var invoice = invoice(matter, 5).put("matterId", matter.number()).put("deliveredOn", day(4));

    var answer = takeOver(invoice);

    assertThat(answer.path("taken").asInt()).as(answer.toString()).isEqualTo(1);
    assertThat(answer.at("/open/USD").asText()).isEqualTo("1000.00");
    var shown = as("bookkeeper").get("/api/invoices/" + number(invoice)).json();
    assertThat(shown.path("open").asText()).isEqualTo("1000.00");
    assertThat(shown.path("total").asText()).isEqualTo("1200.00");
    assertThat(shown.path("state").asText()).isEqualTo("PARTIALLY_PAID");
    assertThat(shown.path("matterId").asText()).isEqualTo(matter.number());
    assertThat(shown.path("deliveredBy").asText()).isEqualTo("ELSEWHERE");
    assertThat(shown.at("/takenOver/asOf").asText()).isEqualTo("2026-06-30");
    assertThat(shown.at("/takenOver/paidBefore").asText()).isEqualTo("200.00");
    assertThat(shown.at("/takenOver/noticeOn").asText()).isEqualTo(day(4));
    assertThat(shown.has("preBillId")).isFalse();
    assertThat(shown.at("/next/step").asText()).isEqualTo("day10");
  }

  @Test
  void toldTwiceItIsTakenOverOnce() {
    var invoice = invoice(firm.hourlyMatter().loaded(), 5);
    takeOver(invoice);

    var again = takeOver(invoice);

    assertThat(again.path("taken").asInt()).isZero();
    assertThat(again.path("unchanged").asInt()).isEqualTo(1);
    assertThat(open(invoice)).isEqualTo("1000.00");
  }

  @Test
  void toldOtherwiseItStaysAsItWasAndTheRestGoOn() {
    var matter = firm.hourlyMatter().loaded();
    var invoice = invoice(matter, 5);
    takeOver(invoice);
    var other = invoice(matter, 6);

    var answer = takeOver(invoice.deepCopy().put("paid", "300.00"), other);

    assertThat(answer.path("taken").asInt()).isEqualTo(1);
    assertThat(answer.at("/rejected/0/pointer").asText()).isEqualTo("/invoices/0");
    assertThat(answer.at("/rejected/0/code").asText()).isEqualTo("TAKEN_OVER_OTHERWISE");
    assertThat(answer.at("/rejected/0/detail").asText()).contains("200.00 was paid");
    assertThat(open(invoice)).isEqualTo("1000.00");
  }

  @ParameterizedTest
  @CsvSource({
      "clientId, C-nobody, /clientId", "matterId, M-none, /matterId", "number, 12/34, /number",
      "invoiceDate, 2026-07-01, /invoiceDate",
    "invoiceDate, 2026-02-30, /invoiceDate", "dueDate, 2026-01-01, /dueDate", "deliveredOn, 2026-07-01, /deliveredOn",
    "amount, 0, /amount", "amount, 12.001, /amount", "amount, 1e5, /amount", "paid, 1200.01, /paid", "paid, -1, /paid"
  })
  void whatDoesNotFitIsRefusedByItsSpot(String member, String value, String pointer) {
    var invoice = invoice(firm.hourlyMatter().loaded(), 5).put(member, value);

    var answer = takeOver(invoice);

    assertThat(answer.path("taken").asInt()).isZero();
    assertThat(answer.at("/rejected/0/pointer").asText()).as(answer.toString()).isEqualTo("/invoices/0" + pointer);
  }

  @Test
  void aMatterOfAnotherClientIsRefused() {
    var invoice = invoice(firm.hourlyMatter().loaded(), 5).put("matterId", firm.hourlyMatter().loaded().number());

    assertThat(takeOver(invoice).at("/rejected/0/pointer").asText()).isEqualTo("/invoices/0/matterId");
  }

  @ParameterizedTest
  @CsvSource({"billing-coordinator", "billing-admin", "responsible-attorney", "auditor"})
  void onlyABookkeeperOrASystemTakesOver(String role) {
    var answer = call(role, TODAY, List.of(invoice(firm.hourlyMatter().loaded(), 5)));

    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void itIsPaidAndDisputedLikeAnyInvoice() {
    var invoice = invoice(firm.hourlyMatter().loaded(), 5);
    takeOver(invoice);

    var disputed = as("billing-coordinator").post("/api/invoices/%s/dispute".formatted(number(invoice)),
        Map.of("reason", "They doubt the hours.", "amount", "40.00"));
    assertThat(disputed.status()).as(disputed.body()).isEqualTo(200);
    assertThat(as("bookkeeper").get("/api/invoices/" + number(invoice)).json().path("owner").asText())
        .isEqualTo("billing-coordinator");
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(number(invoice)).taskDefinitionKey("resolveDispute")
        .taskCandidateGroup("billing-coordinator").count()).isEqualTo(1);
    pay(invoice, "1000.00");

    assertThat(open(invoice)).isEqualTo("0.00");
    var shown = as("bookkeeper").get("/api/invoices/" + number(invoice)).json();
    assertThat(shown.path("status").asText()).isEqualTo("PAID");
    assertThat(jobs.nextDue("payment-reminders", number(invoice))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"pdf", "html", "ledes"})
  void thereIsNoDocumentOfOurs(String format) {
    var invoice = invoice(firm.hourlyMatter().loaded(), 5);
    takeOver(invoice);

    var answer = as("bookkeeper").get("/api/invoices/%s?format=%s".formatted(number(invoice), format));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().path("code").asText()).isEqualTo("NO_DOCUMENT");
    assertThat(as("billing-coordinator").post("/api/invoices/%s/delivery".formatted(number(invoice)),
        Map.of("reason", "Lost")).json().path("code").asText()).isEqualTo("NO_DOCUMENT");
  }

  @Test
  void whoAnswersForAllOfAClientReadsItsInvoicesWithoutAMatter() {
    var matter = firm.hourlyMatter().loaded();
    var invoice = invoice(matter, 5);
    takeOver(invoice);
    people.timekeeper("TK02", Role.RESPONSIBLE_ATTORNEY);
    people.timekeeper("TK04", Role.RESPONSIBLE_ATTORNEY);

    var address = "/api/invoices/" + number(invoice);
    assertThat(calls().as("TK02").get(address).status()).isEqualTo(200);
    assertThat(calls().as("TK04").get(address).status()).isEqualTo(404);
    assertThat(calls().as("TK02").get("/api/invoices?clientId=" + matter.clientId().value()).json().path("items"))
        .hasSize(1);
    assertThat(calls().as("TK04").get("/api/invoices?clientId=" + matter.clientId().value()).json().path("items"))
        .isEmpty();
  }

  @Test
  void twoHundredInvoicesSendNothingOnTheDayAndEachGoesOnWithItsNextStep() {
    var matter = firm.hourlyMatter().loaded();
    var all = IntStream.range(0, 200).mapToObj(index -> invoice(matter, index % 50)).toList();
    var before = mailbox.all().size();

    assertThat(call("system", TODAY, all).json().path("taken").asInt()).isEqualTo(200);
    clock.standAt(START.plus(Duration.ofHours(12)));
    all.forEach(invoice -> jobs.runDue("payment-reminders", number(invoice)));
    assertThat(mailbox.all()).hasSize(before);
    assertThat(tasks.createTaskQuery().processDefinitionKey("payment-reminders")
        .processInstanceBusinessKeyIn(all.stream().map(OpeningApiTest::number).toArray(String[]::new))
        .count()).isZero();

    clock.standAt(START.plus(Duration.ofDays(1)));
    all.forEach(invoice -> jobs.runDue("payment-reminders", number(invoice)));
    assertThat(mailbox.all().subList(before, mailbox.all().size()))
        .as("of the eight of day 10 and day 20, as many as a contact gets on a day").hasSize(5);
  }

  @Test
  void anInvoiceDeliveredLongAgoIsWithThePeopleOfTheFirm() {
    var invoice = invoice(firm.hourlyMatter().loaded(), 80);
    takeOver(invoice);

    var shown = as("bookkeeper").get("/api/invoices/" + number(invoice)).json();

    assertThat(shown.path("status").asText()).isEqualTo("TO_FOLLOW_UP");
    assertThat(shown.has("next")).isFalse();
    assertThat(as("bookkeeper").get("/api/invoices/%s/reminders".formatted(number(invoice))).json().path("taken"))
        .allSatisfy(step -> assertThat(step.path("reason").asText())
            .isEqualTo("It fell due before the invoice was taken over."));
  }

  private JsonNode takeOver(ObjectNode... those) {
    var answer = call("bookkeeper", TODAY, List.of(those));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private HttpCalls.Answer call(String role, LocalDate asOf, List<ObjectNode> those) {
    return as(role).put("/api/receivables/opening", Map.of("asOf", asOf.toString(), "invoices", those));
  }

  /** Dated so many days ago: $1,200.00, of which $200.00 was paid. */
  private static ObjectNode invoice(Engagement matter, int daysAgo) {
    return JSON.createObjectNode()
        .put("number", "A-" + UUID.randomUUID().toString().substring(0, 12))
        .put("clientId", matter.clientId().value())
        .put("invoiceDate", day(daysAgo))
        .put("dueDate", TODAY.minusDays(daysAgo).plusDays(30).toString())
        .put("amount", "1200.00")
        .put("paid", "200.00");
  }

  private static String day(int daysAgo) {
    return TODAY.minusDays(daysAgo).toString();
  }

  private void pay(ObjectNode invoice, String amount) {
    var answer = as("bookkeeper").post("/api/payments",
        Map.of("source", "test", "eventId", UUID.randomUUID().toString(),
        "invoiceNumber", number(invoice), "amount", amount, "currency", "USD", "receivedOn", TODAY.toString()));
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    jobs.runDue("payment-intake", answer.json().path("paymentId").asText());
  }

  private String open(ObjectNode invoice) {
    return invoices.find(new InvoiceNumber(number(invoice))).orElseThrow().open().plain();
  }

  private static String number(ObjectNode invoice) {
    return invoice.path("number").asText();
  }

  private HttpCalls as(String role) {
    return calls().as(role);
  }

  private HttpCalls calls() {
    return HttpCalls.to(port);
  }
}
