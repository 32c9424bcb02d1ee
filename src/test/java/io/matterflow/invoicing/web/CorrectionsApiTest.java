package io.matterflow.invoicing.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProductTest
class CorrectionsApiTest {

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private Jobs jobs;
  @Autowired private TaskService tasks;
  @LocalServerPort private int port;

  private InvoiceNumber number;

  @BeforeEach
  void anInvoiceOver1000() {
    number = invoiced.delivered(firm.hourlyMatter().loaded(), "1000.00");
  }

  @Test
  void aCreditIsAskedForAndSignedInTheTask() {
    var asked = as("billing-coordinator").post(at("credit"),
        Map.of("reason", "Two hours", "reasonCode", "BILLED_WRONG", "amount", "40"));
    assertThat(asked.status()).as(asked.body()).isEqualTo(202);
    assertThat(asked.json().path("waitsFor").asText()).isEqualTo("responsible-attorney");
    var id = asked.json().path("id").asText();
    assertThat(as("billing-coordinator").get(document(id)).status()).isEqualTo(409);

    finish("responsible-attorney", id, Map.of("outcome", "APPROVE"));
    jobs.runDue("invoice-correction", id);

    var invoice = as("auditor").get("/api/invoices/" + number).json();
    assertThat(invoice.path("open").asText()).isEqualTo("960.00");
    assertThat(as("billing-coordinator").get(document(id)).status()).isEqualTo(200);
    var told = as("auditor").get(at("corrections")).json().path("items").get(0);
    assertThat(told.path("state").asText()).isEqualTo("DONE");
    assertThat(told.path("creditNote").asText()).startsWith("CN-");
  }

  @Test
  void aWriteOffIsSignedByTwoAndMoneyThatComesAfterAllIsTaken() {
    var id = as("bookkeeper").post(at("write-off"), Map.of("reason", "Gone", "reasonCode", "INSOLVENT"))
        .json()
        .path("id")
        .asText();
    finish("billing-partner", id, Map.of("outcome", "APPROVE"));
    finish("billing-admin", id, Map.of("outcome", "APPROVE"));
    assertThat(as("auditor").get("/api/invoices/" + number).json().path("state").asText()).isEqualTo("WRITTEN_OFF");
    assertThat(as("auditor").get("/api/invoices?state=WRITTEN_OFF").status()).isEqualTo(200);

    var payment = as("bookkeeper")
        .post("/api/payments", Map.of("source", "test", "eventId", UUID.randomUUID().toString(),
        "invoiceNumber", number.value(), "amount", "1000.00", "currency", "USD")).json().path("paymentId").asText();
    jobs.runDue("payment-intake", payment);

    assertThat(as("auditor").get("/api/invoices/" + number).json().path("state").asText()).isEqualTo("PAID");
  }

  @Test
  void aDisputeThatTheFirmAgreesWithEndsWithItsCredit() {
    as("billing-coordinator").post(at("dispute"), Map.of("reason", "Too much", "amount", "40"));

    var answer = as("billing-coordinator").post(at("dispute/resolution"),
        Map.of("reason", "They are right", "outcome", "CREDITED"));
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(answer.json().path("disputed").asText()).isEqualTo("40.00");
    assertThat(as("auditor").get("/api/invoices/" + number).json().path("status").asText())
        .isEqualTo("CORRECTION_TO_SIGN");
    finish("responsible-attorney", answer.json().path("correctionId").asText(), Map.of("outcome", "APPROVE"));

    var invoice = as("auditor").get("/api/invoices/" + number).json();
    assertThat(invoice.path("disputed").asText()).isEqualTo("0.00");
    assertThat(invoice.path("open").asText()).isEqualTo("960.00");
  }

  @Test
  void aDisputeGoesOnWhenTheInvoiceStaysAsItIs() {
    as("billing-coordinator").post(at("dispute"), Map.of("reason", "Too much"));
    var id = as("billing-coordinator").post(at("dispute/resolution"), Map.of("reason", "Void it", "outcome", "VOIDED"))
        .json().path("correctionId").asText();

    finish("billing-partner", id, Map.of("outcome", "UPHOLD", "reason", "The hours were worked"));

    assertThat(as("auditor").get("/api/invoices/" + number).json().path("state").asText()).isEqualTo("DISPUTED");
    assertThat(as("auditor").get("/api/invoices/" + number).json().path("status").asText()).isEqualTo("DISPUTED");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      credit    | {}                                                        | 400 MALFORMED
      credit    | {"reason": "x", "amount": "0"}                            | 400 MALFORMED
      credit    | {"reason": "x", "amount": "1", "lines": [1]}              | 400 MALFORMED
      credit    | {"reason": "x", "amount": "1000.01"}                      | 422 MORE_THAN_OPEN
      credit    | {"reason": "x", "lines": [7]}                             | 422 MORE_THAN_OPEN
      credit    | {"reason": "x", "reasonCode": "INSOLVENT"}                | 422 UNKNOWN_REASON
      void      | {"reason": " "}                                           | 400 MALFORMED
      write-off | {"reason": "x", "amount": "1000.01"}                      | 422 MORE_THAN_OPEN
      """)
  void badInputIsRefused(String door, String body, String refusal) {
    var answer = as("billing-admin").post(at(door), body);

    assertThat(answer.status() + " " + answer.json().path("code").asText()).as(answer.body()).isEqualTo(refusal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"auditor", "system"})
  void whoOnlyReadsAsksForNoCorrection(String user) {
    assertThat(as(user).post(at("void"), Map.of("reason", "x")).status()).isEqualTo(403);
    assertThat(as(user).get(at("corrections")).status()).isEqualTo(200);
  }

  @Test
  void whoAskedDoesNotSign() {
    var id = as("responsible-attorney").post(at("credit"), Map.of("reason", "x", "amount", "10"))
        .json()
        .path("id")
        .asText();

    assertThat(task(id, "billing-partner")).isEqualTo(1);
    assertThat(task(id, "responsible-attorney")).isZero();
  }

  private long task(String correction, String group) {
    return tasks.createTaskQuery().processInstanceBusinessKey(correction).taskCandidateGroup(group).count();
  }

  private void finish(String user, String correction, Map<String, Object> outcome) {
    var task = tasks.createTaskQuery().processInstanceBusinessKey(correction).singleResult().getId();
    var done = as(user).post("/api/tasks/%s/finish".formatted(task), outcome);
    assertThat(done.status()).as(done.body()).isBetween(200, 204);
  }

  private String document(String id) {
    return at("corrections/" + id + "/document");
  }

  private String at(String door) {
    return "/api/invoices/%s/%s".formatted(number, door);
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }
}
