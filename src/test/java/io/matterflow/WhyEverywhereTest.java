package io.matterflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.rules.KeptDecisions;
import io.matterflow.trust.DrawdownType;
import io.matterflow.trust.Draws;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Of every capability an automated act says by which table, version and row it was decided, to whom it concerns and to
 * nobody else.
 */
@ProductTest
@Tag("both-databases")
class WhyEverywhereTest {

  private static final List<String> KEEPERS = List.of("legal-ops", "auditor", "billing-admin", "billing-coordinator");

  @Autowired private Firm firm;
  @Autowired private Newcomers newcomers;
  @Autowired private TestPeople people;
  @Autowired private Invoiced invoiced;
  @Autowired private Jobs jobs;
  @Autowired private Draws draws;
  @Autowired private KeptDecisions kept;
  @LocalServerPort private int port;

  private TimekeeperId attorney;
  private TimekeeperId another;
  private Engagement matter;

  @BeforeEach
  void aMatterWithItsAttorney() {
    attorney = newcomers.associate();
    another = newcomers.associate();
    people.timekeeper(another.value(), Role.TIMEKEEPER);
    matter = firm.hourlyMatter().responsibleAttorney(attorney.value()).withOnTheTeam(attorney.value()).loaded();
  }

  @Test
  void whyAnInvoiceWentThatWayAndWhyItIsRemindedSo() {
    var number = invoiced.delivered(matter, "1240.00").value();
    jobs.runDue("payment-reminders", number);

    told("invoice/" + number, "delivery-channel");
    told("invoice/" + number, "invoice-presentation");
    told("invoice/" + number, "reminder-cadence");
    assertThat(ask(attorney.value(), "invoice/" + number).status()).isEqualTo(200);
    refused("invoice/" + number, another.value(), "timekeeper");
  }

  @Test
  void whyAPaymentWentWhereItWent() {
    var number = invoiced.delivered(matter, "500.00").value();
    var payment = HttpCalls.to(port)
        .as("bookkeeper")
        .post("/api/payments", Map.of("source", "bank", "eventId", UUID.randomUUID().toString(),
        "invoiceNumber", number, "amount", "600.00", "currency", "USD"));
    assertThat(payment.status()).as(payment.toString()).isBetween(200, 202);
    var id = payment.json().path("paymentId").asText();
    jobs.runDue("payment-intake", id);

    told("payment/" + id, "payment-allocation");
    told("payment/" + id, "allocation-order");
    assertThat(ask("bookkeeper", "payment/" + id).status()).isEqualTo(200);
    refused("payment/" + id, another.value(), attorney.value(), "timekeeper", "trust-authorizer", "system");
  }

  @Test
  void whySoManyLawyersSignADraw() {
    draws.lawyersHoldAuthority();
    var client = draws.client(matter, "90000.00");
    var id = draws.proposed(draws.to(client, DrawdownType.REFUND, "60000.00", "Bluewater")).toString();

    var why = told("drawdown/" + id, "trust-authorization");

    assertThat(why.at("/rules/0/id").asText()).isEqualTo("large");
    assertThat(why.at("/inputs/amount").decimalValue()).isEqualByComparingTo("60000");
    trustKeepersAndTheAttorneyAreTold("drawdown/" + id);
  }

  @Test
  void whyADepositIsDrawableOnThatDay() {
    draws.lawyersHoldAuthority();
    var client = draws.client(matter, "10.00");
    var taken = HttpCalls.to(port)
        .as("system")
        .post("/api/trust/deposits", Map.of("source", "bank", "eventId", UUID.randomUUID().toString(),
            "account", client.account().value(), "ledger", client.ledger().value(), "amount", "700.00", "currency",
            "USD", "method", "CHECK",
        "date", draws.house.today().toString()));
    var id = taken.json().path("depositId").asText();
    var confirmed = HttpCalls.to(port)
        .as("trust-authorizer")
        .post("/api/trust/deposits/confirmation", Map.of("depositIds", List.of(id)));
    assertThat(confirmed.status()).as(taken + " " + confirmed).isEqualTo(200);

    var why = told("trust-deposit/" + id, "trust-clearing");

    assertThat(why.at("/rules/0/id").asText()).isEqualTo("check");
    trustKeepersAndTheAttorneyAreTold("trust-deposit/" + id);
  }

  @Test
  void whyARetainerIsFilledUpAndTheClientIsWrittenTo() {
    kept.asked("replenishment", invoiced.today(), "matter", matter.number(),
        Map.of("refilled", true, "matterOpen", true, "asked", false,
        "balanceShort", true, "billsShort", true, "workShort", true));

    told("matter/" + matter.number(), "replenishment");
    trustKeepersAndTheAttorneyAreTold("matter/" + matter.number());
  }

  @Test
  void whyAMessageWaitsForTheNextDay() {
    kept.asked("message-limit", invoiced.today(), "client", matter.clientId().value(),
        Map.of("client", matter.clientId().value(), "channel", "EMAIL", "purpose", "REMINDER"));

    told("client/" + matter.clientId(), "message-limit");
    refused("client/" + matter.clientId(), another.value(), attorney.value(), "timekeeper", "bookkeeper", "system");
  }

  @Test
  void whyAPromptCameAndHowItWasTimedIsToldToItsTimekeeperAlone() {
    var message = UUID.randomUUID().toString();
    var result = HttpCalls.to(port).as("system").post("/api/activity-signals", List.of(Map.of("id", message,
        "timestamp", OffsetDateTime.parse("2026-06-18T08:00:00-05:00").toString(), "kind", "EMAIL", "direction", "OUT",
        "timekeeperId", attorney.value(), "from", Newcomers.mailOf(attorney), "to", List.of(matter.contactAddress()),
        "cc", List.of(matter.mailTag()), "subject", "Notes", "messageId", "<%s@mail.example>".formatted(message))))
        .json()
        .at("/results/0");
    var prompt = result.path("promptId").asText();
    var signal = HttpCalls.to(port)
        .as(attorney.value())
        .get("/api/time-prompts/" + prompt)
        .json()
        .path("signalId")
        .asText();

    assertThat(decided(ask(attorney.value(), "time-prompt/" + prompt))).contains("prompt-mode");
    assertThat(decided(ask(attorney.value(), "activity-signal/" + signal))).contains("matter-match",
        "activity-billability");
    for (var subject : List.of("time-prompt/" + prompt, "activity-signal/" + signal)) {
      refused(subject, another.value(), "timekeeper", "responsible-attorney", "billing-partner", "bookkeeper",
          "system");
      KEEPERS.forEach(keeper -> assertThat(ask(keeper, subject).status()).as(keeper).isEqualTo(404));
    }
  }

  @Test
  void whatIsNoIdIsRefusedOrNotThere() {
    for (var subject : List.of("drawdown/no-id", "trust-deposit/%F0%9F%92%B8", "trust-request/1", "time-prompt/x",
        "activity-signal/x", "matter/x",
        "payment/" + UUID.randomUUID())) {
      assertThat(ask("legal-ops", subject).status()).as(subject).isEqualTo(404);
      assertThat(ask(another.value(), subject).status()).as(subject).isEqualTo(403);
    }
  }

  private void trustKeepersAndTheAttorneyAreTold(String subject) {
    for (var person : List.of("bookkeeper", "trust-authorizer", attorney.value())) {
      assertThat(ask(person, subject).status()).as("%s by %s", subject, person).isEqualTo(200);
    }
    refused(subject, another.value(), "timekeeper", "system");
  }

  private void refused(String subject, String... callers) {
    for (var person : callers) {
      assertThat(ask(person, subject).status()).as("%s by %s", subject, person).isEqualTo(403);
    }
  }

  /** Table, version, row with its words, and what was asked; to everybody who keeps books or rules. */
  private JsonNode told(String subject, String decision) {
    KEEPERS.forEach(
        keeper -> assertThat(decided(ask(keeper, subject))).as("%s by %s", subject, keeper).contains(decision));
    var why = StreamSupport.stream(ask("legal-ops", subject).json().path("items").spliterator(), false)
        .filter(item -> item.path("decision").asText().equals(decision)).findFirst().orElseThrow();
    assertThat(why.path("version").asInt()).isPositive();
    assertThat(why.at("/rules/0/annotation").asText()).isNotBlank();
    assertThat(why.path("inputs")).isNotEmpty();
    return why;
  }

  private static List<String> decided(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.json().path("items").findValuesAsText("decision");
  }

  private Answer ask(String who, String subject) {
    return HttpCalls.to(port).as(who).get("/api/explanations/" + subject);
  }
}
