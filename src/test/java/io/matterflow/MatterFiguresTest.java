package io.matterflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.kernel.Role;
import io.matterflow.engine.MovableClock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a matter shows of its money, as time becomes a pre-bill, an invoice and a payment, and to whom. */
@ProductTest
@Tag("both-databases")
class MatterFiguresTest {

  private static final ZoneId FIRM = ZoneId.of("America/Chicago");

  @LocalServerPort private int port;
  @Autowired private Firm firm;
  @Autowired private TestPeople people;
  @Autowired private Jobs jobs;
  @Autowired private MovableClock clock;

  private Engagement engagement;

  @BeforeEach
  void aMatterIsOpened() {
    engagement = firm.hourlyMatter().loaded();
  }

  @Test
  void showsNothingWhereThereIsNothing() {
    assertThat(matter().has("unbilled")).isFalse();
    assertThat(matter().has("openPreBill")).isFalse();
    assertThat(matter().has("receivables")).isFalse();
  }

  @Test
  void showsTimeThatNoBillHasClaimed() {
    worked("1.2", today().minusDays(3), true);
    worked("0.3", today().minusDays(1), true);
    worked("4.0", today().minusDays(9), false);

    var unbilled = matter().get("unbilled");

    assertThat(unbilled.get("entries").asInt()).isEqualTo(2);
    assertThat(unbilled.get("hours").asText()).isEqualTo("1.5");
    assertThat(unbilled.get("amount").asText()).isEqualTo("555.00");
    assertThat(unbilled.get("currency").asText()).isEqualTo("USD");
    assertThat(unbilled.get("oldestWork").asText()).isEqualTo(today().minusDays(3).toString());
  }

  @Test
  void showsThePreBillThatWaitsLongestAndWhoHasTheNextMove() {
    worked("1.0", endOfLastMonth(), true);
    compiled(endOfLastMonth());
    worked("0.5", today(), true);
    compiled(endOfMonth());

    var preBill = matter().get("openPreBill");

    assertThat(matter().has("unbilled")).isFalse();
    assertThat(preBill.get("state").asText()).isEqualTo("IN_REVIEW");
    assertThat(preBill.get("owner").asText()).isEqualTo("TK02");
    assertThat(preBill.get("nextAction").asText()).startsWith("Review");
    assertThat(preBill.get("periodEnd").asText()).isEqualTo(endOfLastMonth().toString());
    assertThat(preBill.get("total").asText()).isEqualTo("370.00");
    assertThat(preBill.get("further").asInt()).isEqualTo(1);
  }

  @Test
  void showsWhatIsOwedTheNextReminderAndWhatWasPaid() {
    var number = delivered();

    var before = matter();
    pay(number, "100.00");
    var after = matter().get("receivables");

    assertThat(before.has("openPreBill")).isFalse();
    assertThat(before.at("/receivables/open").asText()).isEqualTo("370.00");
    assertThat(before.at("/receivables/payments")).isEmpty();
    assertThat(after.get("openInvoices").asInt()).isEqualTo(1);
    assertThat(after.get("open").asText()).isEqualTo("270.00");
    assertThat(after.get("disputed").asText()).isEqualTo("0.00");
    assertThat(after.get("oldestDue").asText()).isEqualTo(today().plusDays(30).toString());
    assertThat(after.at("/nextReminder/invoice").asText()).isEqualTo(number);
    assertThat(after.at("/nextReminder/step").asText()).isEqualTo("day10");
    assertThat(OffsetDateTime.parse(after.at("/nextReminder/at").asText()).toInstant()).isAfter(clock.instant());
    assertThat(after.at("/payments/0/amount").asText()).isEqualTo("100.00");
    assertThat(after.at("/payments/0/invoice").asText()).isEqualTo(number);
  }

  @Test
  void owesNothingAnyMoreOnceAllIsPaid() {
    var number = delivered();

    pay(number, "370.00");

    var receivables = matter().get("receivables");
    assertThat(receivables.get("openInvoices").asInt()).isZero();
    assertThat(receivables.get("open").asText()).isEqualTo("0.00");
    assertThat(receivables.has("nextReminder")).isFalse();
    assertThat(receivables.has("oldestDue")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TK01", "TK02", "billing-coordinator", "bookkeeper", "billing-admin", "auditor"})
  void showsFiguresToThoseWhoAnswerForTheMoney(String person) {
    people.timekeeper("TK01", Role.TIMEKEEPER, Role.BILLING_PARTNER);
    people.timekeeper("TK02", Role.TIMEKEEPER, Role.RESPONSIBLE_ATTORNEY);
    worked("1.0", today(), true);

    assertThat(matterTo(person).at("/unbilled/amount").asText()).isEqualTo("370.00");
  }

  @Test
  void showsTheTeamNoFigures() {
    people.timekeeper("TK11", Role.TIMEKEEPER);
    delivered();
    worked("1.0", today(), true);

    var seen = matterTo("TK11");

    assertThat(seen.get("id").asText()).isEqualTo(engagement.number());
    assertThat(seen.has("unbilled")).isFalse();
    assertThat(seen.has("openPreBill")).isFalse();
    assertThat(seen.has("receivables")).isFalse();
    assertThat(seen.toString()).doesNotContain("370.00");
  }

  @Test
  void showsTheFiguresOnThePage() {
    delivered();
    worked("1.0", today(), true);

    var page = product("bookkeeper").get("/api/matters/%s?format=html".formatted(engagement.number())).body();

    assertThat(page).contains("<h2>Receivables</h2>", "<h2>Unbilled</h2>", "<dd>370.00</dd>", "step day10");
  }

  private JsonNode matter() {
    return matterTo("billing-admin");
  }

  private JsonNode matterTo(String person) {
    return ok(product(person).get("/api/matters/" + engagement.number()));
  }

  private void worked(String hours, LocalDate day, boolean billable) {
    var taken = ok(product("system").post("/api/time-entries", List.of(Map.of("id", UUID.randomUUID().toString(),
        "matterId", engagement.number(), "timekeeperId", Engagement.ASSOCIATE.value(), "workDate", day.toString(),
        "hours", hours, "billable", billable, "narrative", "Draft the answer to the complaint of " + day,
        "taskCode", "L120", "activityCode", "A103"))));
    assertThat(taken.get("accepted").asInt()).isEqualTo(1);
  }

  private String compiled(LocalDate periodEnd) {
    var cycle = ok(product("billing-coordinator").post("/api/billing-cycles", Map.of("cycle", "MONTHLY",
        "periodEnd", periodEnd.toString(), "matterIds", List.of(engagement.number())))).get("cycleId").asText();
    jobs.runDue("billing-cycle", cycle);
    return matter().at("/openPreBill/id").asText();
  }

  /** An hour, billed and in the client's hands; answers the invoice's number. */
  private String delivered() {
    worked("1.0", today(), true);
    var preBill = "/api/pre-bills/" + compiled(endOfMonth());
    ok(product("responsible-attorney").post(preBill + "/review", Map.of("version", version(preBill))));
    ok(product("billing-partner").post(preBill + "/approval", Map.of("version", version(preBill))));
    var number = ok(product("auditor").get(preBill)).get("invoiceNumber").asText();
    jobs.runDue("invoice-delivery", number);
    return number;
  }

  private int version(String preBill) {
    return ok(product("auditor").get(preBill)).get("version").asInt();
  }

  private void pay(String number, String amount) {
    var payment = ok(product("bookkeeper").post("/api/payments", Map.of("source", "bank",
        "eventId", UUID.randomUUID().toString(), "invoiceNumber", number, "amount", amount, "currency", "USD")));
    jobs.runDue("payment-intake", payment.get("paymentId").asText());
  }

  private HttpCalls product(String person) {
    return HttpCalls.to(port).as(person);
  }

  /** The clock goes on to that day: a month is billed when it is over. */
  private LocalDate endOfMonth() {
    var last = today().withDayOfMonth(today().lengthOfMonth());
    if (today().isBefore(last)) {
      clock.standAt(last.atTime(8, 0).atZone(ZoneId.of("America/Chicago")).toInstant());
    }
    return last;
  }

  private LocalDate endOfLastMonth() {
    return today().withDayOfMonth(1).minusDays(1);
  }

  private LocalDate today() {
    return clock.instant().atZone(FIRM).toLocalDate();
  }

  private static JsonNode ok(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isBetween(200, 299);
    return answer.json();
  }
}
