package io.matterflow.receivables.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.TestPeople;
import io.matterflow.audit.AuditTrail;
import io.matterflow.audit.AuditTrail.AuditQuery;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.kernel.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProductTest
class DisputesApiTest {

  private static final Instant START = Instant.parse("2026-06-30T13:00:00Z");

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private TestPeople people;
  @Autowired private AuditTrail audit;
  @Autowired private MovableClock clock;
  @Autowired private Jobs jobs;
  @Autowired private TaskService tasks;
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
  void aDisputeShowsOnTheInvoiceAndRestsItsReminders() {
    var invoice = invoice();

    var disputed = as("billing-coordinator").post(dispute(invoice),
        Map.of("reason", "Two hours too many.", "amount", "40"));

    assertThat(disputed.status()).as(disputed.body()).isEqualTo(200);
    assertThat(disputed.json().path("disputed").asText()).isEqualTo("40.00");
    assertThat(disputed.json().path("state").asText()).isEqualTo("DISPUTED");
    assertThat(disputed.json().path("whyNone").asText()).isEqualTo("The invoice is disputed.");
    assertThat(audit.acts(new AuditQuery(
        Optional.of("invoice"), Optional.of(invoice.value()), Optional.empty(), Optional.empty(), 1)).get(0).texts())
        .containsEntry("reason", "Two hours too many.");

    var resolved = as("billing-coordinator").post(dispute(invoice) + "/resolution", Map.of("reason", "They agreed."));
    assertThat(resolved.status()).isEqualTo(200);
    assertThat(resolved.json().path("disputed").asText()).isEqualTo("0.00");
    assertThat(resolved.json().path("next").path("step").asText()).isEqualTo("day10");
    assertThat(resolved.json().path("next").path("at").asText()).isEqualTo("2026-07-10T13:00:00Z");
  }

  @Test
  void withoutAnAmountAllThatIsOpenIsDisputed() {
    var invoice = invoice();

    var disputed = as("billing-admin").post(dispute(invoice), Map.of("reason", "All of it.")).json();

    assertThat(disputed.path("disputed").asText()).isEqualTo("100.00");
  }

  @Test
  void aDisputeIsRaisedOnceAndResolvedOnce() {
    var invoice = invoice();
    var dispute = dispute(invoice);

    assertThat(code(dispute + "/resolution", Map.of("reason", "x"))).isEqualTo("409 NOT_DISPUTED");
    assertThat(as("billing-admin").post(dispute, Map.of("reason", "x")).status()).isEqualTo(200);
    assertThat(code(dispute, Map.of("reason", "x"))).isEqualTo("409 ALREADY_DISPUTED");
    assertThat(as("billing-admin").post(dispute + "/resolution", Map.of("reason", "x")).status()).isEqualTo(200);
    assertThat(code(dispute + "/resolution", Map.of("reason", "x"))).isEqualTo("409 NOT_DISPUTED");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {}                                              | 400 MALFORMED
      {"reason": " "}                                 | 400 MALFORMED
      {"reason": "x", "amount": "-1"}                 | 400 MALFORMED
      {"reason": "x", "amount": "0"}                  | 400 MALFORMED
      {"reason": "x", "amount": "0.001"}              | 400 MALFORMED
      {"reason": "x", "amount": "1", "currency": "Q"} | 400 MALFORMED
      {"reason": "x", "amount": "1", "currency": "XXX"} | 400 MALFORMED
      {"reason": "x", "amount": "100.01"}             | 422 MORE_THAN_OPEN
      {"reason": "x", "amount": "1", "currency": "EUR"} | 422 MORE_THAN_OPEN
      """)
  void badInputIsRefused(String body, String refusal) {
    assertThat(code(dispute(invoice()), body)).isEqualTo(refusal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"auditor", "system"})
  void whoOnlyReadsDoesNotDispute(String user) {
    assertThat(as(user).post(dispute(invoice()), Map.of("reason", "x")).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"timekeeper", "legal-ops", "trust-authorizer"})
  void othersNeitherDisputeNorLearnThatTheInvoiceExists(String user) {
    assertThat(as(user).post(dispute(invoice()), Map.of("reason", "x")).status()).isEqualTo(404);
    assertThat(as(user).post(dispute(new InvoiceNumber("0")), Map.of("reason", "x")).status()).isEqualTo(404);
  }

  @Test
  void theResponsibleAttorneyDisputesTheirOwnMatterOnly() {
    people.timekeeper("TK02", Role.RESPONSIBLE_ATTORNEY);
    var own = invoice();
    var others = invoiced.delivered(firm.hourlyMatter().responsibleAttorney("TK03").loaded(), "100");

    assertThat(as("TK02").post(dispute(own), Map.of("reason", "x")).status()).isEqualTo(200);
    assertThat(as("TK02").post(dispute(others), Map.of("reason", "x")).status()).isEqualTo(404);
    assertThat(as("TK02").get("/api/invoices/%s/reminders".formatted(others)).status()).isEqualTo(404);
  }

  @Test
  void whoAnswersForTheMatterResolvesTheDisputeAtTheirTask() {
    people.timekeeper("TK02", Role.RESPONSIBLE_ATTORNEY);
    var invoice = invoice();
    as("billing-coordinator").post(dispute(invoice), Map.of("reason", "Two hours too many.", "amount", "40"));
    var task = resolution(invoice).orElseThrow();
    assertThat(task.getName()).isEqualTo("Resolve the dispute of invoice " + invoice);
    var finish = "/api/tasks/%s/finish".formatted(task.getId());
    assertThat(
        as("TK02").get("/api/tasks/" + task.getId()).json().path("sheet").path("facts").findValuesAsText("value"))
        .contains("$40.00", "$100.00 of $100.00");
    assertThat(as("bookkeeper").post(finish, Map.of("outcome", "RESOLVED", "reason", "x")).status()).isEqualTo(404);
    assertThat(as("TK02").post(finish, Map.of("outcome", "RESOLVED")).status()).isEqualTo(400);

    assertThat(as("TK02").post(finish, Map.of("outcome", "RESOLVED", "reason", "They agreed.")).status())
        .isEqualTo(204);

    assertThat(resolution(invoice)).isEmpty();
    assertThat(as("billing-admin").get("/api/invoices/" + invoice).json().path("disputed").asText()).isEqualTo("0.00");
  }

  @Test
  void aResolutionOverRestEndsTheTask() {
    var invoice = invoice();
    as("billing-coordinator").post(dispute(invoice), Map.of("reason", "x"));

    as("billing-admin").post(dispute(invoice) + "/resolution", Map.of("reason", "They agreed."));

    assertThat(resolution(invoice)).isEmpty();
  }

  @Test
  void aPaymentOfTheWholeInvoiceEndsItsDispute() {
    var invoice = invoice();
    as("billing-coordinator").post(dispute(invoice), Map.of("reason", "x"));
    var payment = as("bookkeeper").post("/api/payments", Map.of("source", "bank", "eventId", "paid-" + invoice,
        "invoiceNumber", invoice.value(), "amount", "100", "currency", "USD")).json().path("paymentId").asText();

    jobs.runDue("payment-intake", payment);

    assertThat(resolution(invoice)).isEmpty();
    assertThat(as("billing-admin").get("/api/invoices/" + invoice).json().path("state").asText()).isEqualTo("PAID");
  }

  @ParameterizedTest
  @CsvSource({"billing-coordinator, invoice-dispute", "bookkeeper, payment-intake"})
  void whoMayOpenAStartFormStillCannotStartAProcessPastIt(String user, String process) {
    var invoice = invoice();

    var answer = as(user).post("/engine-rest/process-definition/key/%s/start".formatted(process),
        Map.of("businessKey", invoice.value()));

    assertThat(answer.status()).as(answer.body()).isBetween(400, 500);
    assertThat(answer.body()).contains("begun through /api");
    assertThat(resolution(invoice)).isEmpty();
  }

  private Optional<Task> resolution(InvoiceNumber invoice) {
    return Optional.ofNullable(tasks.createTaskQuery()
        .taskDefinitionKey("resolveDispute")
        .processInstanceBusinessKey(invoice.value())
        .singleResult());
  }

  @Test
  void theLadderOfAnInvoiceTellsWhatWasSentAndWhatComes() {
    var invoice = invoice();
    clock.standAt(START.plus(Duration.ofDays(11)));
    jobs.runDue("payment-reminders", invoice.value());

    var ladder = as("auditor").get("/api/invoices/%s/reminders".formatted(invoice)).json();

    assertThat(ladder.path("taken").get(0).path("step").asText()).isEqualTo("day10");
    assertThat(ladder.path("taken").get(0).path("outcome").asText()).isEqualTo("SENT");
    assertThat(ladder.path("taken").get(0).path("channel").asText()).isEqualTo("EMAIL");
    assertThat(ladder.path("next").path("step").asText()).isEqualTo("day20");
  }

  @Test
  void theBillingAdminFollowsUpAtTheirTask() {
    var invoice = invoice();
    clock.standAt(START.plus(Duration.ofDays(10)));
    jobs.runDue("payment-reminders", invoice.value());
    clock.standAt(START.plus(Duration.ofDays(31)));
    jobs.runDue("payment-reminders", invoice.value());
    var task = tasks.createTaskQuery()
        .taskDefinitionKey("followUp")
        .processInstanceBusinessKey(invoice.value())
        .singleResult();

    var sheet = as("billing-admin").get("/api/tasks/" + task.getId()).json().path("sheet");
    assertThat(sheet.path("what").asText()).isEqualTo("Follow up invoice %s.".formatted(invoice));
    assertThat(sheet.path("facts").findValuesAsText("value")).contains(
        "$100.00 of $100.00", "June 30, 2026, 31 days ago", "July 30, 2026, 1 day overdue",
        "E-mail sent on July 10, 2026");
    assertThat(as("bookkeeper").get("/api/tasks/" + task.getId()).status()).isEqualTo(404);

    var finish = "/api/tasks/%s/finish".formatted(task.getId());
    assertThat(as("billing-admin").post(finish, Map.of("outcome", "PAID")).status()).isEqualTo(422);
    assertThat(
        as("billing-admin").post(finish, Map.of("outcome", "CONTACTED", "reason", "They pay on Friday.")).status())
        .isEqualTo(204);

    assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isZero();
    var act = audit.acts(new AuditQuery(
        Optional.of("invoice"), Optional.of(invoice.value()), Optional.empty(), Optional.empty(), 1)).get(0);
    assertThat(act.act()).isEqualTo("followed-up");
    assertThat(act.actor()).isEqualTo("billing-admin");
    assertThat(act.texts()).containsEntry("comment", "They pay on Friday.");
  }

  private String code(String address, Object body) {
    var answer = as("billing-admin").post(address, body);
    return "%d %s".formatted(answer.status(), answer.json().path("code").asText());
  }

  private InvoiceNumber invoice() {
    return invoiced.delivered(firm.hourlyMatter().loaded(), "100");
  }

  private static String dispute(InvoiceNumber invoice) {
    return "/api/invoices/%s/dispute".formatted(invoice);
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }
}
