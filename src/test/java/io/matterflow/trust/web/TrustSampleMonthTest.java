package io.matterflow.trust.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.Engagement;
import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.ProductTest;
import io.matterflow.engine.MovableClock;
import io.matterflow.trust.Draws;
import io.matterflow.trust.TrustHouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The sample month, day by day through the interface, some weeks later than it is dated: who has no authority is
 * refused, what may not be has its code, and at the end the three balances are equal to the cent.
 */
@ProductTest
@Tag("both-databases")
class TrustSampleMonthTest {

  private static final Set<String> LEAVE = Set.of("DRAW_FEES", "DISBURSE_COST", "REFUND");

  @LocalServerPort private int port;
  @Autowired private TrustHouse house;
  @Autowired private Draws draws;
  @Autowired private MovableClock clock;
  @Autowired private JdbcClient jdbc;

  private final String account = TrustHouse.name().value();
  private final String mark = UUID.randomUUID().toString().substring(0, 6);
  private final Map<String, Engagement> matters = new TreeMap<>();
  private final List<Map<String, Object>> cleared = new ArrayList<>();
  private JsonNode month;
  private long later;

  @BeforeEach
  void theMonthBegins() throws IOException {
    draws.lawyersHoldAuthority();
    month = new ObjectMapper()
        .readTree(Files.readString(Path.of("src/test/resources/samples/trust/reconciliation.json")));
    var monday = house.today().plusDays(1).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    later = ChronoUnit.DAYS.between(LocalDate.parse("2026-06-01"), monday);
    itIs("2026-06-01");
    var ledgers = new TreeMap<String, Object>();
    month.path("opening")
        .properties()
        .forEach(ledger -> ledgers.put(ledger(ledger.getKey()), ledger.getValue().asText()));
    ok(as("trust-authorizer").put("/api/trust/accounts/%s/opening".formatted(account),
        Map.of("asOf", day("2026-06-01"), "ledgers", ledgers)));
    month.path("events").forEach(event -> takeOver(event, event.path("amount").asText()));
    month.path("rejectedAttempts").forEach(attempt -> takeOver(attempt, "500.00"));
  }

  @Test
  void isAsTheSampleSays() {
    month.path("events").forEach(this::happens);
    itIs(month.path("periodEnd").asText());
    for (var outcome : ok(as("system").post("/api/trust/accounts/%s/bank-events".formatted(account), cleared))
        .path("results")) {
      assertThat(outcome.toString()).doesNotContain("REFUSED");
    }
    var posted = postings();
    month.path("rejectedAttempts").forEach(this::isRefused);
    assertThat(postings()).isEqualTo(posted);

    var expected = month.path("expected");
    var broken = reconciled(month.at("/brokenVariant/bankStatementBalance").asText());
    assertThat(broken.path("status").asText()).isEqualTo("OUT_OF_BALANCE");
    assertThat(broken.path("difference").asText()).isEqualTo(month.at("/brokenVariant/expectedDifference").asText());
    assertThat(broken.path("hints")).isNotEmpty();
    assertThat(signed(broken).status()).isEqualTo(422);

    var made = reconciled(expected.path("bankStatementBalance").asText());
    for (var figure : List.of("bookBalance", "depositsInTransit", "outstandingChecks", "adjustedBankBalance",
        "difference")) {
      assertThat(made.path(figure).asText()).as(figure).isEqualTo(expected.path(figure).asText());
    }
    expected.path("ledgers").properties().forEach(ledger ->
    assertThat(made.path("ledgers").path(ledger(ledger.getKey())).asText()).as(ledger.getKey())
        .isEqualTo(ledger.getValue().asText()));
    assertThat(signed(made).status()).isEqualTo(200);
    var late = ((ObjectNode) month.at("/events/0")).deepCopy()
        .put("id", "late")
        .put("date", month.path("periodEnd").asText());
    assertThat(deposit(late.putNull("clearedBy")).json().path("code").asText()).isEqualTo("TRUST_PERIOD_LOCKED");
    assertThat(as("auditor").get("/api/trust/accounts/%s/verification".formatted(account)).json().path("findings"))
        .isEmpty();
  }

  private void happens(JsonNode event) {
    itIs(event.path("date").asText());
    var type = event.path("type").asText();
    if (LEAVE.contains(type)) {
      clears(event, leaves(event));
    } else if (type.equals("DEPOSIT")) {
      var deposit = ok(deposit(event)).path("depositId").asText();
      ok(as("trust-authorizer").post("/api/trust/deposits/confirmation", Map.of("depositIds", List.of(deposit))));
      clears(event, deposit);
    } else {
      ok(as("system").post("/api/trust/accounts/%s/bank-events".formatted(account),
          List.of(Map.of("eventId", event.path("id").asText(),
          "date", day(event.path("date").asText()), "type", type, "ledger", ledger(event.path("ledger").asText()),
          "amount", event.path("amount").asText()))));
    }
  }

  /** Nobody carries it out before a lawyer's word, nobody but a lawyer gives it. */
  private String leaves(JsonNode event) {
    var proposed = ok(proposed(event));
    var before = postings();
    assertThat(executed(proposed, event).status()).isGreaterThanOrEqualTo(400);
    var tried = authorized(proposed, "timekeeper");
    assertThat(tried.status()).isEqualTo(403);
    assertThat(tried.json().path("code").asText()).isEqualTo("TRUST_NOT_AUTHORIZED");
    assertThat(postings()).isEqualTo(before);
    ok(authorized(proposed, "trust-authorizer"));
    ok(executed(proposed, event));
    assertThat(postings()).isEqualTo(before + 1);
    return proposed.path("drawdownId").asText();
  }

  private void isRefused(JsonNode attempt) {
    var code = attempt.path("expect").asText();
    var answer = proposed(attempt);
    if (code.equals("TRUST_NOT_AUTHORIZED")) {
      answer = authorized(ok(answer), "timekeeper");
      assertThat(answer.status()).isEqualTo(403);
    } else {
      assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
    }
    assertThat(answer.json().path("code").asText()).isEqualTo(code);
    assertThat(jdbc.sql("select count(*) from trust_attempt where account = :account and code = :code")
        .param("account", account)
        .param("code", code).query(Integer.class).single()).as("kept: " + code).isPositive();
  }

  private Answer proposed(JsonNode event) {
    var body = new HashMap<String, Object>(Map.of("account", account, "currency", "USD"));
    for (var member : List.of("type", "amount", "payee", "method", "ref")) {
      if (event.path(member).isTextual()) {
        body.put(member, event.path(member).asText());
      }
    }
    for (var member : List.of("ledger", "toLedger")) {
      if (event.path(member).isTextual()) {
        body.put(member, ledger(event.path(member).asText()));
      }
    }
    if (event.path("invoice").isTextual()) {
      body.put("invoice", invoice(event));
    }
    return as("billing-coordinator").post("/api/trust/drawdowns", body);
  }

  private Answer authorized(JsonNode drawdown, String who) {
    return as(who).post("/api/trust/drawdowns/%s/authorization".formatted(drawdown.path("drawdownId").asText()),
        Map.of("decision", "AUTHORIZE", "version", drawdown.path("version").asInt()));
  }

  private Answer executed(JsonNode drawdown, JsonNode event) {
    return as("bookkeeper").post("/api/trust/drawdowns/%s/execution".formatted(drawdown.path("drawdownId").asText()),
        Map.of("method", event.path("method").asText("ACH"), "ref", event.path("ref").asText(event.path("id").asText()),
            "date", day(event.path("date").asText())));
  }

  private Answer deposit(JsonNode event) {
    var body = new HashMap<String, Object>(
        Map.of("source", "sample", "eventId", event.path("id").asText() + mark, "account", account,
        "ledger", ledger(event.path("ledger").asText()), "amount", event.path("amount").asText(), "currency", "USD",
        "method", event.path("method").asText(), "date", day(event.path("date").asText())));
    if (event.path("clearedBy").isTextual()) {
      body.put("clearedBy", day(event.path("clearedBy").asText()));
    }
    if (event.path("ref").isTextual()) {
      body.put("ref", event.path("ref").asText());
    }
    return as("system").post("/api/trust/deposits", body);
  }

  private void clears(JsonNode event, String item) {
    if (event.path("clearedBy").isTextual()) {
      cleared.add(Map.of("eventId", event.path("id").asText() + "-C", "date", day(event.path("clearedBy").asText()),
          "type", "CLEARED",
          "item", item));
    }
  }

  private void takeOver(JsonNode named, String amount) {
    if (named.path("invoice").isTextual()) {
      var matter = matters.get(named.path("ledger").asText());
      var delivered = LocalDate.parse(day("2026-06-01")).minusDays(30).toString();
      ok(as("system").put("/api/receivables/opening",
          Map.of("asOf", day("2026-06-01"), "invoices", List.of(Map.of("number", invoice(named),
              "clientId", matter.clientId().value(), "matterId", matter.id().value(), "invoiceDate", delivered,
              "dueDate", day("2026-06-01"),
          "deliveredOn", delivered, "amount", amount, "paid", "0")))));
    }
  }

  private String invoice(JsonNode named) {
    return "S%s-%s".formatted(mark, named.path("invoice").asText());
  }

  private JsonNode reconciled(String balance) {
    return ok(as("bookkeeper").post("/api/trust/accounts/%s/reconciliations".formatted(account),
        Map.of("periodEnd", day(month.path("periodEnd").asText()), "bankStatementBalance", balance)));
  }

  private Answer signed(JsonNode made) {
    return as("trust-authorizer").post("/api/trust/accounts/%s/reconciliations/%s/signature".formatted(account,
        made.path("reconciliationId").asText()), Map.of());
  }

  private int postings() {
    return jdbc.sql("select count(*) from trust_posting where account = :account")
        .param("account", account)
        .query(Integer.class)
        .single();
  }

  /** The sample's matter is one of the test's own. */
  private String ledger(String of) {
    return of.equals("FIRM-BANK-CHARGES") ? of : matters.computeIfAbsent(of, any -> house.matter()).id().value();
  }

  private String day(String of) {
    return LocalDate.parse(of).plusDays(later).toString();
  }

  /** Noon of the sample's day. */
  private void itIs(String of) {
    clock.standAt(LocalDate.parse(of).plusDays(later).atTime(LocalTime.NOON).atZone(TrustHouse.ZONE).toInstant());
  }

  private HttpCalls as(String who) {
    return HttpCalls.to(port).as(who);
  }

  private static JsonNode ok(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isBetween(200, 299);
    return answer.json();
  }
}
