package io.matterflow.invoicing.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.TestPeople;
import io.matterflow.invoicing.InvoiceDocuments;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProductTest
@Tag("both-databases")
class InvoiceControllerTest {

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private Invoices invoices;
  @Autowired private InvoiceDocuments documents;
  @Autowired private TestPeople people;
  @LocalServerPort private int port;

  private Engagement matter;
  private InvoiceNumber number;

  @BeforeEach
  void aDeliveredInvoice() {
    matter = firm.hourlyMatter().loaded();
    number = invoiced.delivered(matter, "1874.50");
  }

  @Test
  void tellsAnInvoiceInTheShapeThatOthersRelyOn() {
    invoices.pay(number, Money.usd("74.50"), "pay:" + number, Actor.ENGINE);
    invoices.dispute(number, Money.usd("300"), "dispute:" + number, Actor.ENGINE);

    var invoice = as("billing-coordinator").get("/api/invoices/" + number).json();

    assertThat(invoice.get("number").asText()).isEqualTo(number.value());
    assertThat(invoice.get("state").asText()).isEqualTo("DISPUTED");
    assertThat(invoice.get("matterId").asText()).isEqualTo(matter.number());
    assertThat(invoice.get("clientId").asText()).isEqualTo(matter.clientId().value());
    assertThat(invoice.get("invoiceDate").asText()).isEqualTo(invoiced.today().toString());
    assertThat(invoice.get("dueDate").asText()).isEqualTo(invoiced.today().plusDays(30).toString());
    assertThat(invoice.get("deliveredOn").asText()).isEqualTo(invoiced.today().toString());
    assertThat(invoice.get("total").asText()).isEqualTo("1874.50");
    assertThat(invoice.get("open").asText()).isEqualTo("1800.00");
    assertThat(invoice.get("disputed").asText()).isEqualTo("300.00");
    assertThat(invoice.get("reserved").asText()).isEqualTo("0.00");
    assertThat(invoice.get("currency").asText()).isEqualTo("USD");
    assertThat(invoice.has("next") ^ invoice.has("whyNone")).as("either a next step or why none").isTrue();
    assertThat(invoice.get("lines")).hasSize(1);
    assertThat(invoice.at("/lines/0/amount").asText()).isEqualTo("1874.50");
    assertThat(invoice.at("/deliveries/0/channel").asText()).isEqualTo("EMAIL");
    assertThat(invoice.get("documentSha256").asText()).isEqualTo(documents.pdf(number).orElseThrow().sha256());
  }

  @Test
  void listsOnRequestOnlyWhatIsOpen() {
    var paid = invoiced.delivered(matter, "10");
    invoices.pay(paid, Money.usd("10"), "pay:" + paid, Actor.ENGINE);

    var open = as("billing-coordinator").items("/api/invoices?open=true&clientId=" + matter.clientId());

    assertThat(open).extracting(one -> one.get("number").asText()).containsExactly(number.value());
    assertThat(as("billing-coordinator").items("/api/invoices?clientId=" + matter.clientId())).hasSize(2);
  }

  @Test
  void namesTheComingReminderWithItsTime() {
    var invoice = as("billing-coordinator").get("/api/invoices/" + number).json();

    assertThat(invoice.at("/next/step").asText()).isNotEmpty();
    assertThat(invoice.at("/next/at").asText()).isNotEmpty();
  }

  @Test
  void answersThePdfAndThePageByAddress() {
    var pdf = as("billing-coordinator").get("/api/invoices/%s?format=pdf".formatted(number));
    var page = as("billing-coordinator").get("/api/invoices/%s?format=html".formatted(number));

    assertThat(pdf.header("Content-Type")).startsWith("application/pdf");
    assertThat(pdf.header("Content-Disposition")).contains("Invoice-%s.pdf".formatted(number));
    assertThat(pdf.body()).startsWith("%PDF-");
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
    assertThat(page.body()).contains("Invoice " + number);
  }

  @ParameterizedTest
  @CsvSource({
    "text/html, ?format=json, application/json",
    "application/json, ?format=pdf, application/pdf",
    "application/pdf, '', application/pdf",
    "application/json, ?format=ledes, text/plain",
    "text/plain, '', text/plain",
    "'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8', '', text/html",
    "*/*, '', application/json",
    "image/png, '', application/json",
  })
  void theFormatInTheAddressWinsOverWhatIsAccepted(String accept, String query, String expected) {
    var answer = as("auditor").with("Accept", accept).get("/api/invoices/%s%s".formatted(number, query));

    assertThat(answer.header("Content-Type")).startsWith(expected);
  }

  @Test
  void anInvoiceThatIsNotRenderedYetSaysSo() {
    var fresh = invoiced.issued(matter, "10.00");

    var answer = as("bookkeeper").get("/api/invoices/%s?format=pdf".formatted(fresh));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().get("code").asText()).isEqualTo("NOT_RENDERED");
    assertThat(as("bookkeeper").get("/api/invoices/" + fresh).json().get("state").asText()).isEqualTo("ISSUED");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "billing-coordinator", "billing-admin", "bookkeeper", "auditor", "system", "responsible-attorney",
    "billing-partner"})
  void whoWorksWithInvoicesReadsThem(String user) {
    assertThat(as(user).get("/api/invoices/" + number).status()).isEqualTo(200);
    assertThat(numbers(as(user).get("/api/invoices?matterId=" + matter.number()))).containsExactly(number.value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"timekeeper", "legal-ops", "trust-authorizer"})
  void othersLearnNothing(String user) {
    assertThat(as(user).get("/api/invoices/" + number).status()).isEqualTo(404);
    assertThat(as(user).get("/api/invoices/%s?format=pdf".formatted(number)).status()).isEqualTo(404);
    assertThat(numbers(as(user).get("/api/invoices?matterId=" + matter.number()))).isEmpty();
    assertThat(HttpCalls.to(port).get("/api/invoices/" + number).status()).isEqualTo(401);
  }

  @Test
  void anAttorneyReadsTheInvoicesOfTheirOwnMattersOnly() {
    people.timekeeper("TK07", Role.TIMEKEEPER, Role.RESPONSIBLE_ATTORNEY);
    var own = firm.hourlyMatter().responsibleAttorney("TK07").loaded();
    var ownNumber = invoiced.delivered(own, "20.00");

    assertThat(numbers(as("TK07").get("/api/invoices?matterId=" + own.number()))).containsExactly(ownNumber.value());
    assertThat(as("TK07").get("/api/invoices/" + ownNumber).status()).isEqualTo(200);
    assertThat(as("TK07").get("/api/invoices/" + number).status()).isEqualTo(404);
    assertThat(numbers(as("TK07").get("/api/invoices?clientId=" + matter.clientId()))).isEmpty();
  }

  @Test
  void listsByClientAndState() {
    var paid = invoiced.delivered(matter, "50.00");
    invoices.pay(paid, Money.usd("50"), "pay:" + paid, Actor.ENGINE);

    assertThat(numbers(as("bookkeeper").get("/api/invoices?clientId=%s&state=PAID".formatted(matter.clientId()))))
        .containsExactly(paid.value());
    assertThat(numbers(as("bookkeeper").get("/api/invoices?clientId=%s&state=DELIVERED".formatted(matter.clientId()))))
        .containsExactly(number.value());
    assertThat(numbers(as("bookkeeper").get("/api/invoices?clientId=%s&after=%s".formatted(matter.clientId(), number))))
        .containsExactly(paid.value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"?state=LOST", "?after=-x", "?after=1%27%20or%20%271%27%3D%271", "?after=999999999999999999999"})
  void aListAskedForWronglyIsRefused(String query) {
    var answer = as("bookkeeper").get("/api/invoices" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "abc", "10001'--", "..%2F..%2Fetc", "99999999999999999999", "%00"})
  void anInvoiceThatIsNotThereIsNotFound(String wrong) {
    assertThat(as("bookkeeper").get("/api/invoices/" + wrong.replace("'", "%27")).status()).isIn(400, 404);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {}                                           | /reason
      {"reason": "  "}                             | /reason
      {"reason": "lost", "channel": "PIGEON"}      | /channel
      {"reason": "lost", "channel": "NO_RECIPIENT"} | /channel
      """)
  void sendingAgainNeedsAReasonAndAWayThatIs(String body, String pointer) {
    var answer = as("billing-coordinator").post("/api/invoices/%s/delivery".formatted(number), body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
  }

  @Test
  void sendingAgainIsNotForEverybodyWhoReads() {
    var answer = as("auditor").post("/api/invoices/%s/delivery".formatted(number), "{\"reason\": \"lost\"}");

    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void sendingAgainTwiceUnderOneKeyIsOnce() {
    var body = "{\"reason\": \"lost\"}";
    var first = as("billing-coordinator").with("Idempotency-Key", "again-" + number)
        .post("/api/invoices/%s/delivery".formatted(number), body);
    var second = as("billing-coordinator").with("Idempotency-Key", "again-" + number)
        .post("/api/invoices/%s/delivery".formatted(number), body);

    assertThat(first.status()).isEqualTo(202);
    assertThat(second.status()).isEqualTo(202);
    assertThat(second.body()).isEqualTo(first.body());
  }

  private static List<String> numbers(HttpCalls.Answer answer) {
    var numbers = new ArrayList<String>();
    answer.json().get("items").forEach(item -> numbers.add(item.get("number").asText()));
    return numbers;
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }
}
