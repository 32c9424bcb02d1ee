package io.matterflow.trust.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Wording;
import io.matterflow.trust.Draws;
import io.matterflow.trust.Draws.Client;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Drawdowns over REST: who may do what, what is refused by which code, and that a refusal is on record. */
@ProductTest
@Tag("both-databases")
class DrawdownsApiTest {

  private static final String PATH = "/api/trust/drawdowns";

  @LocalServerPort private int port;
  @Autowired private Draws draws;
  @Autowired private TaskService tasks;

  private Client client;
  private InvoiceNumber invoice;

  @BeforeEach
  void aClientWith500AndAnInvoiceOver400() {
    draws.lawyersHoldAuthority();
    client = draws.client("500.00");
    invoice = draws.invoice(client, "400.00", 30);
  }

  @Test
  void aDrawGoesFromTheCoordinatorOverALawyerToTheBookkeeper() {
    var proposed = proposed(fees("400.00"));
    var id = proposed.path("drawdownId").asText();
    var told = as("bookkeeper").get("/api/invoices/" + invoice).json();
    assertThat(told.path("reserved").asText()).isEqualTo("400.00");
    assertThat(told.path("nextAction").asText()).contains("drawn from trust");

    assertThat(execute(id).status()).isEqualTo(409);
    var refused = authorize("timekeeper", id, 1);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().path("code").asText()).isEqualTo("TRUST_NOT_AUTHORIZED");
    var authorized = authorize("trust-authorizer", id, 1);
    assertThat(authorized.status()).as(authorized.toString()).isEqualTo(200);
    assertThat(authorized.json().path("state").asText()).isEqualTo("AUTHORIZED");
    assertThat(authorized.json().path("signatures")).hasSize(1);

    var executed = execute(id);

    assertThat(executed.status()).as(executed.toString()).isEqualTo(200);
    assertThat(executed.json().path("state").asText()).isEqualTo("POSTED");
    assertThat(as("auditor").get(PATH + "/" + id).json().path("execution").path("ref").asText()).isEqualTo("ach-1");
    assertThat(as("bookkeeper").get(PATH + "?ledger=" + client.ledger() + "&state=POSTED").json().path("items"))
        .hasSize(1);
    assertThat(draws.book(client)).isEqualTo("100.00");
  }

  @ParameterizedTest
  @CsvSource({
      "DRAW_FEES, 400.01, TRUST_NO_INVOICE",
      "DISBURSE_COST, 500.01, TRUST_INSUFFICIENT_LEDGER",
      "TRANSFER, 50.00, TRUST_CROSS_LEDGER_TRANSFER",
      "REVERSAL, 50.00, TRUST_NOT_REVERSIBLE",
  })
  void aRefusalHasItsCodeAndIsOnRecord(String type, String amount, String code) {
    var request = new HashMap<>(fees(amount));
    request.put("type", type);
    request.put("payee", "Clerk of Court");

    var answer = as("billing-coordinator").post(PATH, request);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("code").asText()).isEqualTo(code);
    assertThat(attempts()).anySatisfy(attempt -> {
      assertThat(attempt.path("ledger").asText()).isEqualTo(client.ledger().value());
      assertThat(attempt.path("code").asText()).isEqualTo(code);
      assertThat(attempt.path("person").asText()).isEqualTo("billing-coordinator");
    });
  }

  @ParameterizedTest
  @CsvSource({"timekeeper", "billing-partner", "responsible-attorney", "billing-admin", "bookkeeper", "legal-ops",
      "auditor", "system",
      "billing-coordinator"})
  void nobodyAuthorizesWithoutAGrant(String role) {
    var id = proposed(fees("400.00")).path("drawdownId").asText();

    var answer = authorize(role, id, 1);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().path("code").asText()).isEqualTo("TRUST_NOT_AUTHORIZED");
    assertThat(attempts()).anySatisfy(attempt -> {
      assertThat(attempt.path("drawdownId").asText()).isEqualTo(id);
      assertThat(attempt.path("person").asText()).isEqualTo(role);
    });
    assertThat(draws.book(client)).isEqualTo("500.00");
  }

  @Test
  void anAuthorizationIsOfTheVersionThatWasRead() {
    var id = proposed(fees("400.00")).path("drawdownId").asText();
    assertThat(as("bookkeeper").post(PATH + "/" + id + "/change", Map.of("version", 1, "amount", "10.00")).status())
        .isEqualTo(200);

    assertThat(authorize("trust-authorizer", id, 1).status()).isEqualTo(409);
    assertThat(authorize("trust-authorizer", id, 2).status()).isEqualTo(200);
  }

  @Test
  void whoeverMayNotEnterTheTransferIsSentToTheBookkeeper() {
    var id = proposed(fees("400.00")).path("drawdownId").asText();
    authorize("trust-authorizer", id, 1);

    var answer = execute("trust-authorizer", id);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().path("code").asText()).isEqualTo("TRUST_NOT_AUTHORIZED");
    assertThat(answer.json().path("next").asText()).isEqualTo("Ask the bookkeeper to enter it.");
  }

  @Test
  void whileTheClientMayObjectItSaysFromWhichDayOnAndNotAfterARelease() {
    invoice = draws.invoice(client, "90.00", 1);
    var opens = draws.house.today().plusDays(4);
    var id = proposed(fees("90.00")).path("drawdownId").asText();

    var waits = as("bookkeeper").get(PATH + "/" + id).json();
    assertThat(waits.path("opensOn").asText()).isEqualTo(opens.toString());
    assertThat(waits.path("nextAction").asText()).contains("From " + Wording.of(opens), "release it early");
    var early = authorize("trust-authorizer", id, 1);
    assertThat(early.json().path("code").asText()).isEqualTo("TRUST_OBJECTION_WINDOW");
    assertThat(early.json().path("next").asText()).contains(Wording.of(opens));

    var released = as("trust-authorizer").post(PATH + "/" + id + "/early-release", Map.of("reason", "By mail.")).json();
    assertThat(released.has("opensOn")).isFalse();
    assertThat(released.path("releasedEarlyBy").asText()).isEqualTo("trust-authorizer");
    assertThat(released.path("nextAction").asText())
        .startsWith("Awaits 1 of 1 signatures. A lawyer with trust authority authorizes");
    assertThat(released.path("signaturesMissing").asInt()).isOne();
  }

  @Test
  void aLawyerIsShownWhatTheClientObjectedToBefore() {
    var first = proposed(fees("400.00")).path("drawdownId").asText();
    assertThat(as("billing-coordinator")
        .post(PATH + "/" + first + "/objection", Map.of("reason", "The hearing was short.")).status()).isEqualTo(200);

    var anew = proposed(fees("400.00")).path("drawdownId").asText();

    var objections = as("trust-authorizer").get(PATH + "/" + anew).json().path("objections");
    assertThat(objections).singleElement().satisfies(objection -> {
      assertThat(objection.path("drawdownId").asText()).isEqualTo(first);
      assertThat(objection.path("amount").asText()).isEqualTo("400.00");
      assertThat(objection.path("on").asText()).isEqualTo(draws.house.today().toString());
      assertThat(objection.path("reason").asText()).isEqualTo("The hearing was short.");
    });
    assertThat(as("trust-authorizer").get(PATH + "/" + first).json().path("objections")).isEmpty();
    var task = tasks.createTaskQuery().processInstanceBusinessKey(anew).singleResult();
    assertThat(as("trust-authorizer").get("/api/tasks/" + task.getId()).body()).contains("The client objected",
        "on %s to a draw of $400.00 on this invoice: The hearing was short.".formatted(
            Wording.of(draws.house.today())));
    assertThat(authorize("trust-authorizer", anew, 1).status()).as("it forbids nothing").isEqualTo(200);
  }

  @Test
  void anInvoiceThatAnotherProposalTakesSaysSo() {
    assertThat(as("billing-coordinator").post(PATH, fees("400.01")).json().path("next").asText())
        .isEqualTo("Name an issued, unpaid invoice of the same matter.");
    proposed(fees("400.00"));

    var answer = as("billing-coordinator").post(PATH, fees("50.00"));

    assertThat(answer.json().path("code").asText()).isEqualTo("TRUST_NO_INVOICE");
    assertThat(answer.json().path("detail").asText()).contains("$0.00 at most");
    assertThat(answer.json().path("next").asText())
        .startsWith("$400.00 of it is proposed by another drawdown that is open");
  }

  @Test
  void whatIsNoDrawdownIsNotFoundAndWhatNoAmountIsIsMalformed() {
    assertThat(authorize("trust-authorizer", "none", 1).status()).isEqualTo(404);
    assertThat(as("billing-coordinator").post(PATH, fees("0.00")).status()).isEqualTo(400);
    assertThat(as("billing-coordinator").post(PATH, fees("0.001")).status()).isEqualTo(400);
    assertThat(as("timekeeper").post(PATH, fees("1.00")).status()).isEqualTo(403);
    assertThat(as("timekeeper").get(PATH).status()).isEqualTo(403);
  }

  private JsonNode proposed(Map<String, Object> request) {
    var answer = as("billing-coordinator").post(PATH, request);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    return answer.json();
  }

  private Map<String, Object> fees(String amount) {
    return Map.of("account", client.account().value(), "ledger", client.ledger().value(), "type", "DRAW_FEES", "amount",
        amount,
        "currency", "USD", "invoice", invoice.value());
  }

  private HttpCalls.Answer authorize(String user, String id, int version) {
    return as(user).post(PATH + "/" + id + "/authorization", Map.of("decision", "AUTHORIZE", "version", version));
  }

  private HttpCalls.Answer execute(String id) {
    return execute("bookkeeper", id);
  }

  private HttpCalls.Answer execute(String user, String id) {
    return as(user).post(PATH + "/" + id + "/execution",
        Map.of("method", "ACH", "ref", "ach-1", "date", draws.house.today().toString()));
  }

  private JsonNode attempts() {
    return as("auditor").get("/api/trust/attempts").json().path("items");
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }
}
