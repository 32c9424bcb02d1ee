package io.matterflow.demo;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.Samples;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** One bill of a client of its own, whose people and numbers no other has: what reached them is about this bill. */
record KilledBill(int serial) {

  static final String TOTAL = "740.00";

  /** The firm with a client and a matter for each of so many bills, in the shape of {@code PUT /api/directory}. */
  static ObjectNode firm(int bills) {
    var document = Samples.firm();
    var clients = document.putArray("clients");
    var matters = document.putArray("matters");
    for (int serial = 0; serial < bills; serial++) {
      var bill = new KilledBill(serial);
      clients.add(bill.clientDocument());
      matters.add(bill.matterDocument());
    }
    return document;
  }

  String matter() {
    return "KP" + serial;
  }

  String client() {
    return "KPC" + serial;
  }

  String address() {
    return "ap@client%d.example".formatted(serial);
  }

  String mobile() {
    return "+1312661%04d".formatted(serial);
  }

  private ObjectNode clientDocument() {
    var client = JsonNodeFactory.instance.objectNode().put("id", client()).put("name", "Client %d".formatted(serial))
        .put("delivery", "EMAIL").put("paymentTermsDays", 30).put("currency", "USD");
    client.putObject("billingContact").put("name", "Accounts Payable").put("email", address()).put("phone", mobile());
    client.putObject("smsConsent").put("given", true).put("source", "engagement letter").put("date", "2026-01-12");
    return client;
  }

  private ObjectNode matterDocument() {
    var matter = JsonNodeFactory.instance.objectNode().put("id", matter()).put("clientId", client())
        .put("name", "Matter %d".formatted(serial)).put("status", "OPEN").put("billingModel", "HOURLY")
        .put("utbmsSet", "LITIGATION").put("practiceArea", "Litigation").put("originatingAttorney", "TK01")
        .put("responsibleAttorney", "TK02").put("increment", "0.1");
    matter.putArray("team").add("TK06");
    matter.putObject("billingTerms").put("cycle", "MONTHLY");
    return matter;
  }

  /** Two hours, written by hand: what is watched begins with the approval of their bill. */
  private void putDownTime(JdbcTemplate jdbc, LocalDate day) {
    jdbc.update("""
        insert into time_entry (id, source, source_id, matter_id, timekeeper_id, work_date, entered_on, hours, rate, currency,
                                rate_source, amount, billed_percent, billable, narrative, task_code, activity_code, kind,
                                possible_duplicates, billed)
        values (gen_random_uuid(), 'kills', ?, ?, 'TK06', ?, ?, 2.0, 370.00, 'USD',
                'TIMEKEEPER_DEFAULT', 740.00, 100, true, 'Draft the answer to the amended complaint', 'L210', 'A103', 'MANUAL',
                '[]', false)
        """, matter(), matter(), day, day);
  }

  /** Brings it to where only the approval is missing: a bill of the last month. */
  void prepare(StartedProduct product, JdbcTemplate jdbc, LocalDate today) {
    var periodEnd = YearMonth.from(today).minusMonths(1).atEndOfMonth();
    putDownTime(jdbc, periodEnd.withDayOfMonth(1 + serial % 28));
    product.post("billing-coordinator", "/api/billing-cycles",
        "{\"cycle\": \"MONTHLY\", \"periodEnd\": \"%s\", \"matterIds\": [\"%s\"]}".formatted(periodEnd, matter()));
    await("a pre-bill of " + matter()).atMost(Duration.ofMinutes(2)).until(() -> preBill(jdbc).isPresent()
        && product.get("billing-coordinator", "/api/pre-bills/" + preBill(jdbc).get())
            .path("state")
            .asText()
            .equals("IN_REVIEW"));
    sign(product, jdbc, "responsible-attorney", "review");
  }

  void approve(StartedProduct product, JdbcTemplate jdbc) {
    if (invoice(jdbc).isEmpty()) {
      sign(product, jdbc, "billing-partner", "approval");
    }
  }

  private void sign(StartedProduct product, JdbcTemplate jdbc, String user, String act) {
    var preBill = preBill(jdbc).orElseThrow();
    var version = product.get(user, "/api/pre-bills/" + preBill).path("version").asText();
    product.post(user, "/api/pre-bills/%s/%s".formatted(preBill, act), "{\"version\": %s}".formatted(version));
  }

  private Optional<String> preBill(JdbcTemplate jdbc) {
    return jdbc.queryForList("select cast(id as varchar) from pre_bill where matter_id = ?", String.class, matter())
        .stream()
        .findFirst();
  }

  Optional<String> invoice(JdbcTemplate jdbc) {
    return jdbc.queryForList("select number from invoice where matter_id = ?", String.class, matter()).stream()
        .findFirst();
  }

  String number(JdbcTemplate jdbc) {
    return invoice(jdbc).orElseThrow();
  }

  @Override
  public String toString() {
    return "bill " + serial;
  }
}
