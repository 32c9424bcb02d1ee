package io.matterflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.engine.MovableClock;
import io.matterflow.kernel.Role;
import io.matterflow.vendors.LocalVendors;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The tour: an associate writes an e-mail and makes a call, and some weeks later the firm has its money. Told over
 * REST, as other systems and people see it; each sum of money is compared with the one before it, to the cent.
 */
@ProductTest
@Tag("both-databases")
class BillingLifecycleTest {

  private static final String ASSOCIATE = Engagement.ASSOCIATE.value();
  private static final String NARRATIVE = "Comment on clauses four to nine of the draft licence";

  @LocalServerPort private int port;
  @Autowired private Firm firm;
  @Autowired private TestPeople people;
  @Autowired private Jobs jobs;
  @Autowired private MovableClock clock;
  @Autowired private LocalVendors vendors;
  @Autowired private EngineTables engineTables;

  private HttpCalls product;
  private Engagement engagement;

  @BeforeEach
  void theFirmOpens() {
    product = HttpCalls.to(port);
    engagement = firm.hourlyMatter().withSmsConsent().loaded();
    people.timekeeper(ASSOCIATE, Role.TIMEKEEPER);
  }

  @Test
  void fromAnEmailToAPaidAndClosedInvoice() throws Exception {
    // An e-mail goes out, a call is made: both belong to the matter beyond doubt.
    var results = ok(product.as("system").post("/api/activity-signals", List.of(email(), call()))).get("results");
    assertThat(results.findValuesAsText("outcome")).containsExactly("AUTO", "AUTO");
    assertThat(results.findValuesAsText("matterId")).containsOnly(engagement.number());

    // The associate corrects the one and agrees with the other; 370.00 an hour is her rate.
    decide(results.get(0), Map.of("decision", "ADJUST", "minutes", 24, "narrative", NARRATIVE));
    decide(results.get(1), Map.of("decision", "APPROVE"));
    results.forEach(result -> jobs.runAll("time-capture", signalOf(result)));
    assertThat(posted()).hasSize(2);

    // The month is closed: one pre-bill of 0.4 and 0.3 hours.
    var preBill = closeTheMonth();
    assertThat(preBill.get("lines").findValuesAsText("hours")).containsExactlyInAnyOrder("0.4", "0.3");
    assertThat(preBill.get("lines").findValuesAsText("rate")).containsOnly("370.00");
    assertThat(preBill.at("/totals/total").asText()).isEqualTo("259.00");

    // The responsible attorney takes a tenth off the longer line and says why.
    var longer = lineOf(preBill, "0.4");
    ok(product.as("responsible-attorney").post(path(preBill) + "/lines/" + longer,
        Map.of("hours", "0.3", "reason", "Courtesy to a new client")));
    var reviewed = packet(preBill);
    assertThat(reviewed.at("/totals/total").asText()).isEqualTo("222.00");
    assertThat(reviewed.at("/totals/writtenDown").asText()).isEqualTo("37.00");

    // Review and approval are two acts of two people, on the same version.
    ok(product.as("responsible-attorney").post(path(preBill) + "/review", Map.of("version", version(preBill))));
    assertThat(product.as("billing-partner").post(path(preBill) + "/approval", Map.of("version", 1)).status())
        .isEqualTo(409);
    ok(product.as("billing-partner").post(path(preBill) + "/approval", Map.of("version", version(preBill))));

    // The invoice is numbered, rendered and mailed once; its total is what was approved.
    var number = packet(preBill).get("invoiceNumber").asText();
    jobs.runDue("invoice-delivery", number);
    var invoice = invoice(number);
    assertThat(invoice.get("state").asText()).isEqualTo("DELIVERED");
    assertThat(money(invoice, "total")).isEqualTo(money(invoice, "open")).isEqualTo(new BigDecimal("222.00"));
    assertThat(sum(invoice.get("lines"), "amount")).isEqualTo(money(invoice, "total"));
    assertThat(mailsTo(engagement.billingAddress())).hasSize(1);
    assertThat(product.as("bookkeeper").get("/api/invoices/" + number + "?format=pdf").body()).startsWith("%PDF");

    // Nobody pays for ten days: one reminder.
    jobs.awaitNext("payment-reminders", number);
    jobs.runDue("payment-reminders", number);
    assertThat(mailsTo(engagement.billingAddress())).hasSize(2);
    assertThat(today()).isEqualTo(LocalDate.parse(invoice.get("deliveredOn").asText()).plusDays(10));

    // Half of it arrives, then the rest, each told twice; the invoice is closed and nobody is asked again.
    pay(number, "bank-1-" + number, "100.00");
    assertThat(money(invoice(number), "open")).isEqualTo(new BigDecimal("122.00"));
    assertThat(invoice(number).get("state").asText()).isEqualTo("PARTIALLY_PAID");
    pay(number, "bank-2-" + number, "122.00");
    var paid = invoice(number);
    assertThat(paid.get("state").asText()).isEqualTo("PAID");
    assertThat(money(paid, "open")).isEqualTo(new BigDecimal("0.00"));
    assertThat(paid.has("next")).isFalse();
    assertThat(paid.get("whyNone").asText()).isNotBlank();
    assertThat(jobs.nextDue("payment-reminders", number)).isEmpty();

    // Who did what is told and proven, and why; nothing of the client stands in the engine's tables.
    assertThat(ok(product.as("auditor").get("/api/audit?entity=invoice&id=" + number)).get("items")).isNotEmpty();
    assertThat(ok(product.as("auditor").get("/api/audit/verification")).get("intact").asBoolean()).isTrue();
    assertThat(ok(product.as("auditor").get("/api/explanations/invoice/" + number)).get("items")).isNotEmpty();
    assertThat(engineTables.names()).hasSizeGreaterThan(30);
    assertThat(engineTables.cellsWith(List.of(NARRATIVE, "Courtesy to a new client", engagement.client().name(),
        engagement.matter().name(), "Quillon", "Notes on the licence", engagement.domain(), "259.00", "222.00",
        "122.00"))).isEmpty();
  }

  private Map<String, Object> email() {
    return Map.of("id", "mail-" + engagement.number(), "kind", "EMAIL", "direction", "OUT", "timestamp",
        clock.instant().toString(),
        "timekeeperId", ASSOCIATE, "from", "someone@harrowpike.example", "to", List.of(engagement.contactAddress()),
        "subject", "[%s] Notes on the licence".formatted(engagement.number()), "body", "Please see my notes.",
        "messageId", "<%s@harrowpike.example>".formatted(UUID.randomUUID()));
  }

  private Map<String, Object> call() {
    return Map.of("id", "call-" + engagement.number(), "kind", "CALL", "direction", "OUT",
        "timestamp", clock.instant().plusSeconds(3600).toString(), "timekeeperId", ASSOCIATE,
        "phone", engagement.client().contacts().get(0).phone().orElseThrow(), "durationSec", 1020);
  }

  private void decide(JsonNode result, Map<String, Object> decision) {
    ok(product.as(ASSOCIATE)
        .post("/api/time-prompts/%s/decision".formatted(result.get("promptId").asText()), decision));
  }

  private String signalOf(JsonNode result) {
    return ok(product.as(ASSOCIATE).get("/api/time-prompts/" + result.get("promptId").asText())).get("signalId")
        .asText();
  }

  private List<String> posted() {
    return vendors.named("practice").entries().stream()
        .map(Object::toString).filter(entry -> entry.contains(engagement.number())).toList();
  }

  private JsonNode closeTheMonth() {
    var run = Map.of("cycle", "MONTHLY", "periodEnd", endOfMonth().toString(), "matterIds",
        List.of(engagement.number()));
    var cycle = ok(product.as("billing-coordinator").post("/api/billing-cycles", run)).get("cycleId").asText();
    jobs.runDue("billing-cycle", cycle);
    var again = ok(product.as("billing-coordinator").post("/api/billing-cycles", run)).get("cycleId").asText();
    jobs.runDue("billing-cycle", again);
    var preBills = ok(product.as("billing-coordinator").get("/api/pre-bills?matterId=" + engagement.number()))
        .get("items");
    assertThat(preBills).hasSize(1);
    return packet(preBills.get(0));
  }

  private JsonNode packet(JsonNode preBill) {
    return ok(product.as("billing-coordinator").get(path(preBill)));
  }

  private static String path(JsonNode preBill) {
    return "/api/pre-bills/" + preBill.get("id").asText();
  }

  private int version(JsonNode preBill) {
    return packet(preBill).get("version").asInt();
  }

  private static String lineOf(JsonNode preBill, String hours) {
    for (var line : preBill.get("lines")) {
      if (line.get("hours").asText().equals(hours)) {
        return line.get("id").asText();
      }
    }
    throw new AssertionError("no line of %s hours in %s".formatted(hours, preBill.get("lines")));
  }

  private JsonNode invoice(String number) {
    return ok(product.as("bookkeeper").get("/api/invoices/" + number));
  }

  private void pay(String number, String event, String amount) {
    var payment = Map.of("source", "bank", "eventId", event, "invoiceNumber", number, "amount", amount, "currency",
        "USD",
        "receivedOn", today().toString(), "method", "ACH", "account", "OPERATING");
    var id = ok(product.as("system").post("/api/payments", payment)).get("paymentId").asText();
    assertThat(ok(product.as("system").post("/api/payments", payment)).get("paymentId").asText()).isEqualTo(id);
    jobs.runDue("payment-intake", id);
  }

  private List<String> mailsTo(String address) {
    return vendors.named("messaging").entries().stream()
        .map(Object::toString).filter(entry -> entry.contains(address)).toList();
  }

  private static BigDecimal money(JsonNode node, String member) {
    return new BigDecimal(node.get(member).asText());
  }

  private static BigDecimal sum(JsonNode lines, String member) {
    return lines.findValuesAsText(member).stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The clock goes on to that day: a month is billed when it is over. */
  private LocalDate endOfMonth() {
    var last = today().withDayOfMonth(today().lengthOfMonth());
    if (today().isBefore(last)) {
      clock.standAt(last.atTime(8, 0).atZone(ZoneId.of("America/Chicago")).toInstant());
    }
    return last;
  }

  private LocalDate today() {
    return clock.instant().atZone(ZoneId.of("America/Chicago")).toLocalDate();
  }


  private static JsonNode ok(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isBetween(200, 299);
    return answer.json();
  }
}
