package io.matterflow.badinput;

import static io.matterflow.badinput.Standing.ok;

import io.matterflow.Firm;
import io.matterflow.Jobs;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Invoices that are owed, disputed and paid too much on. */
@Component
class ReceivablesRequests implements Ground<ReceivablesWrite> {

  private final Firm firm;
  private final Jobs jobs;
  private final Standing standing;

  ReceivablesRequests(Firm firm, Jobs jobs, Standing standing) {
    this.firm = firm;
    this.jobs = jobs;
    this.standing = standing;
  }

  @Override
  public Class<ReceivablesWrite> writes() {
    return ReceivablesWrite.class;
  }

  @Override
  public Request fresh(ReceivablesWrite write) {
    return switch (write) {
      case DISPUTE -> Request.to(write, Map.of("reason", "Not agreed", "amount", "40.00", "currency", "USD"),
          standing.delivered());
      case DISPUTE_RESOLVED -> {
        var dispute = fresh(ReceivablesWrite.DISPUTE);
        ok(dispute.sentBy(standing.calls()));
        yield Request.to(write, Map.of("reason", "Explained", "outcome", "UPHELD"), dispute.path().split("/")[3]);
      }
      case PLAN -> Request.to(write, Map.of("reason", "Short of cash", "amount", "50.00", "every", "MONTH",
          "from", standing.today().plusDays(5).toString(), "otherInvoices", List.of(),
        "consent", Map.of("of", "Casey Roe", "way", "EMAIL", "on", standing.today().toString())), standing.delivered());
      case PLAN_PREVIEW -> Request.to(write, Map.of("amount", "50.00", "every", "MONTH", "otherInvoices", List.of(),
          "from", standing.today().plusDays(5).toString()), standing.delivered());
      case PLAN_ENDED -> {
        var plan = fresh(ReceivablesWrite.PLAN);
        ok(plan.sentBy(standing.calls()));
        yield Request.to(write, Map.of("reason", "They pay at once"), plan.path().split("/")[3]);
      }
    case CONTACT ->
        Request.to(write, Map.of("on", standing.today().toString(), "way", "PHONE", "note", "They will pay."),
          standing.delivered());
      case PAYMENT -> Request.to(write, payment(standing.delivered(), "60.00"));
      case OPENING -> Request.to(write, Map.of("asOf", standing.today().toString(), "invoices", List.of(opening())));
    case PAYMENT_DECISION ->
        Request.to(write, Map.of("decision", "REFUND", "reference", "re-1", "reason", "Paid too much",
          "invoiceNumber", standing.delivered()), overpayment());
      case PAYMENT_REFUND -> Request.to(write, Map.of("amount", "20.00", "reason", "Paid too much"), overpayment());
    };
  }

  private Map<String, Object> opening() {
    var matter = firm.hourlyMatter().loaded();
    var dated = standing.today().minusDays(20).toString();
    return Map.of("number", "T-" + matter.number(), "clientId", matter.clientId().value(), "matterId", matter.number(),
        "invoiceDate", dated, "dueDate", standing.today().plusDays(10).toString(), "deliveredOn", dated, "amount",
        "1200.00",
        "paid", "200.00");
  }

  private Map<String, Object> payment(String invoice, String amount) {
    return Map.of("source", "bank", "eventId", UUID.randomUUID().toString(), "invoiceNumber", invoice, "amount", amount,
        "currency", "USD", "receivedOn", standing.today().toString(), "method", "CHECK", "account", "OPERATING");
  }

  private String overpayment() {
    var event = payment(standing.delivered(), "130.00");
    var payment = ok(standing.calls().as("bookkeeper").post("/api/payments", event)).get("paymentId").asText();
    jobs.runDue("payment-intake", payment);
    return payment;
  }
}
