package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.TestPeople;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.messaging.SentMessages;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The link in the client's mail, clicked: it pays once, and says why an invoice is not to be paid any more. */
@BrowserTest
class PayLinkTest {

  private static final Pattern LINK = Pattern.compile("http://\\S+/pay/[A-Za-z0-9]+");
  private static final String BOOKKEEPER = Role.BOOKKEEPER.group();

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private Invoices invoices;
  @Autowired private SentMessages mailbox;
  @Autowired private RuntimeService runtime;
  @Autowired private Jobs jobs;
  @LocalServerPort private int port;

  private InvoiceNumber number;
  private String link;

  @BeforeEach
  void anInvoiceInTheClientsMailbox() {
    number = invoiced.delivered(firm.hourlyMatter().loaded(), "1874.50");
    link = mailbox.all().stream()
        .map(sent -> sent.message())
        .filter(message -> message.subject().contains(number.value()))
        .flatMap(message -> LINK.matcher(message.text()).results().map(found -> found.group()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theLinkInTheMailPaysAndTheProcessEnds(WebDriver browser) {
    browser.get(link);
    assertThat(browser.findElement(By.id("open")).getText()).isEqualTo("$1,874.50");

    browser.findElement(By.id("pay")).click();

    assertThat(browser.findElement(By.id("notice")).getText()).contains("Thank you");
    allocated();
    assertThat(invoices.find(number).orElseThrow().isSettled()).isTrue();
    assertThat(running("payment-intake", payments().get(0).path("paymentId").asText())).isZero();
    assertThat(running("payment-reminders", number.value())).isZero();
    browser.get(link);
    assertThat(browser.findElement(By.id("closed")).getText()).contains("it is paid");
    assertThat(browser.findElements(By.id("pay"))).isEmpty();
  }

  @Test
  void theSameInvoicePaidByLinkAndByCheckIsADecidedOverpayment(WebDriver browser, Tasklist tasklist) {
    browser.get(link);
    browser.findElement(By.id("pay")).click();
    allocated();
    var check = HttpCalls.to(port).as(BOOKKEEPER).post("/api/payments", Map.of("source", "manual",
        "eventId", UUID.randomUUID().toString(), "invoiceNumber", number.value(), "amount", "1874.50", "currency",
        "USD",
        "method", "CHECK"));
    assertThat(check.status()).isEqualTo(202);
    jobs.runDue("payment-intake", check.json().path("paymentId").asText());

    tasklist.signIn(BOOKKEEPER, TestPeople.PASSWORD)
        .open("Decide about unapplied payment for invoice " + number)
        .claim();
    assertThat(tasklist.text()).contains("settled before", "$1,874.50");
    tasklist.fill("Reference", "Check 2002").fill("Reason", "Paid by card before.").complete();

    var second = payment(check.json().path("paymentId").asText());
    assertThat(second.path("state").asText()).isEqualTo("REFUNDED");
    assertThat(second.path("unapplied").asText()).isEqualTo("0.00");
    assertThat(invoices.find(number).orElseThrow().isSettled()).isTrue();
  }

  @Test
  void aVoidedInvoiceSaysSo(WebDriver browser) {
    invoices.voidWhole(number, "void:" + number, Actor.ENGINE);

    browser.get(link);

    assertThat(browser.findElement(By.id("closed")).getText()).contains("was voided and is not to be paid");
    assertThat(browser.findElements(By.id("pay"))).isEmpty();
  }

  private void allocated() {
    payments().forEach(payment -> jobs.runDue("payment-intake", payment.path("paymentId").asText()));
  }

  private List<JsonNode> payments() {
    var items = HttpCalls.to(port).as(BOOKKEEPER).get("/api/payments?invoiceNumber=" + number).json().path("items");
    return List.copyOf(items.findParents("paymentId"));
  }

  private JsonNode payment(String id) {
    return HttpCalls.to(port).as(BOOKKEEPER).get("/api/payments/" + id).json();
  }

  private long running(String process, String businessKey) {
    return runtime.createProcessInstanceQuery()
        .processDefinitionKey(process)
        .processInstanceBusinessKey(businessKey)
        .count();
  }
}
