package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.TestPeople;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.kernel.Role;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The bookkeeper's forms when money goes back: a refund from its start form to the transfer, and a chargeback answered.
 */
@BrowserTest
class RefundFormsTest {

  private static final String ADMIN = Role.BILLING_ADMIN.group();
  private static final String BOOKKEEPER = Role.BOOKKEEPER.group();

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private Jobs jobs;
  @LocalServerPort private int port;

  @Test
  void aRefundIsAskedForAgreedToAndPaidBackByHand(Tasklist tasklist) {
    var number = invoiced.delivered(firm.hourlyMatter().loaded(), "1874.50");
    var payment = told(Map.of("invoiceNumber", number.value(), "amount", "1874.50", "method", "CHECK"));
    tasklist.signIn(BOOKKEEPER, TestPeople.PASSWORD).startProcess("Payment refund");
    tasklist.fill("Invoice", number.value()).leave("Invoice").until("$1,874.50 by");
    tasklist.fill("Amount", "2000").fill("Reason", "The hours of June 3 were not agreed.");
    assertThat(tasklist.startAndBeRefused()).contains("1874.50 of this payment is here", "Refund that, or less.");
    tasklist.fill("Amount", "200").picture("start-refund").start();

    tasklist.signIn(ADMIN, TestPeople.PASSWORD).open("Authorize the refund for invoice " + number).claim();
    assertThat(tasklist.text()).contains("$200.00", "$1,874.50", BOOKKEEPER, "The hours of June 3 were not agreed.");
    tasklist.tick("Refund it").complete();

    tasklist.signIn(BOOKKEEPER, TestPeople.PASSWORD).open("Pay back the refund for invoice " + number).claim();
    tasklist.fill("Reason", "Check 2001").complete();
    jobs.runDue("payment-intake", payment);

    assertThat(invoice(number).path("open").asText()).isEqualTo("200.00");
    assertThat(invoice(number).path("state").asText()).isEqualTo("PARTIALLY_PAID");
  }

  @Test
  void aChargebackIsAnsweredByTheProcessorsDay(Tasklist tasklist) {
    var number = invoiced.delivered(firm.hourlyMatter().loaded(), "1874.50");
    var ref = UUID.randomUUID().toString();
    told(Map.of("invoiceNumber", number.value(), "amount", "1874.50", "method", "CARD", "paymentRef", ref));
    told(Map.of("type", "DISPUTE_OPENED", "amount", "1874.50", "paymentRef", ref,
        "answerBy", invoiced.today().plusDays(6).toString()));

    tasklist.signIn(BOOKKEEPER, TestPeople.PASSWORD).open("Answer the chargeback for invoice " + number).claim();
    assertThat(tasklist.text()).contains("contests $1,874.50", "Send the processor the evidence");
    tasklist.tick("The evidence is sent").picture("answer-chargeback").complete();

    assertThat(invoice(number).path("open").asText()).isEqualTo("1874.50");
    assertThat(tasklist.allTitles()).noneMatch(title -> title.contains("chargeback for invoice " + number));
  }

  private String told(Map<String, String> event) {
    var whole = new HashMap<>(event);
    whole.put("source", "test");
    whole.put("eventId", UUID.randomUUID().toString());
    whole.put("currency", "USD");
    var answer = HttpCalls.to(port).as(BOOKKEEPER).post("/api/payments", whole);
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    var id = answer.json().path("paymentId").asText();
    jobs.runDue("payment-intake", id);
    return id;
  }

  private JsonNode invoice(InvoiceNumber number) {
    return HttpCalls.to(port).as(Role.BILLING_COORDINATOR.group()).get("/api/invoices/" + number).json();
  }
}
