package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.TestPeople;
import io.matterflow.directory.Client.Delivery;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.invoicing.PrintPosts;
import io.matterflow.kernel.Role;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The billing office's forms: an invoice by hand, a client who has not paid, money too much, and money by cheque. */
@BrowserTest
class InvoiceFormsTest {

  private static final String COORDINATOR = Role.BILLING_COORDINATOR.group();
  private static final String ADMIN = Role.BILLING_ADMIN.group();
  private static final String BOOKKEEPER = Role.BOOKKEEPER.group();
  private static final String ATTORNEY = "TK03";

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private PrintPosts posts;
  @Autowired private Jobs jobs;
  @Autowired private TaskService tasks;
  @Autowired private TestPeople people;
  @LocalServerPort private int port;

  @Test
  void anInvoiceOnAPlanIsDeliveredByHandOnTheDayThatThePersonNames(Tasklist tasklist) {
    var number = invoiced.issued(firm.hourlyMatter().onAPaymentPlan().loaded(), "1874.50");
    invoiced.runJobs(number);
    tasklist.signIn(COORDINATOR, TestPeople.PASSWORD).open("Deliver invoice " + number).claim();
    assertThat(tasklist.text()).contains("$1,874.50", "Accounts Payable");
    assertThat(tasklist.mayComplete()).isTrue();

    tasklist.picture("deliver-by-hand").complete();

    assertThat(invoice(number).path("deliveredOn").asText()).isEqualTo(invoiced.today().toString());
    assertThat(invoice(number).path("state").asText()).isEqualTo("DELIVERED");
  }

  @Test
  void aDaysPostIsPrintedMailedAndNamedWithItsDayExceptForWhatWasLeftOut(Tasklist tasklist) {
    posts.closeWhatCollects();
    var mailed = onPaper("1874.50");
    var left = onPaper("120.00");
    tasklist.signIn(COORDINATOR, TestPeople.PASSWORD).open("Print and mail batch " + posts.holding(mailed)).claim();
    assertThat(tasklist.text()).contains(mailed.value(), left.value(), "$1,874.50", "No postal address: find it first");
    assertThat(tasklist.mayComplete()).isFalse();

    tasklist.press("Print the batch").until("Printed by billing-coordinator");
    assertThat(tasklist.mayComplete()).isTrue();
    var refusal = tasklist.fill("Mailed on", invoiced.today().plusDays(9)).completeAndBeRefused();
    assertThat(refusal).contains("cannot have been mailed on that day", "Give a day from");
    tasklist.fill("Mailed on", invoiced.today())
        .fill("Not mailed because, invoice " + left, "Torn in the printer")
        .picture("mail-batch")
        .complete();

    assertThat(invoice(mailed).path("deliveredOn").asText()).isEqualTo(invoiced.today().toString());
    assertThat(invoice(left).path("state").asText()).isEqualTo("ISSUED");
    assertThat(tasklist.allTitles()).contains("Print and mail batch " + posts.holding(left));
  }

  @Test
  void aDayThatHasNotComeIsRefusedNextToItsField(Tasklist tasklist) {
    var number = invoiced.issued(firm.hourlyMatter().onAPaymentPlan().loaded(), "1874.50");
    invoiced.runJobs(number);
    tasklist.signIn(COORDINATOR, TestPeople.PASSWORD).open("Deliver invoice " + number).claim();

    var refusal = tasklist.fill("Delivered on", invoiced.today().plusDays(9)).completeAndBeRefused();

    assertThat(refusal).contains("cannot have been delivered on that day", "Give a day from");
    assertThat(invoice(number).path("state").asText()).isEqualTo("ISSUED");
  }

  @Test
  void aClientWhoHasNotPaidIsFollowedUp(Tasklist tasklist) {
    var number = invoiced.delivered(firm.hourlyMatter().loaded(), "1874.50");
    invoiced.noonAfter(31);
    jobs.runDue("payment-reminders", number.value());
    tasklist.signIn(ADMIN, TestPeople.PASSWORD).open("Follow up invoice " + number).claim();
    assertThat(tasklist.text()).contains("$1,874.50", "Accounts Payable");

    tasklist.fill("Comment", "Casey promised to pay by Friday.").picture("follow-up").complete();

    assertThat(tasklist.allTitles()).noneMatch(title -> title.contains(number.value()));
  }

  @Test
  void moneyTooMuchIsUsedForAnotherInvoice(Tasklist tasklist) {
    var matter = firm.hourlyMatter().loaded();
    var first = invoiced.delivered(matter, "1000.00");
    var second = invoiced.delivered(matter, "400.00");
    var payment = paid(first, "1100.00");
    tasklist.signIn(BOOKKEEPER, TestPeople.PASSWORD)
        .open("Decide about unapplied payment for invoice " + first)
        .claim();
    assertThat(tasklist.text()).contains("$100.00");
    tasklist.tick("Use it for another invoice");
    assertThat(tasklist.mayComplete()).isFalse();

    tasklist.fill("Invoice", second.value()).picture("decide-overpayment").complete();
    jobs.runDue("payment-intake", payment);

    assertThat(invoice(first).path("open").asText()).isEqualTo("0.00");
    assertThat(invoice(second).path("open").asText()).isEqualTo("300.00");
  }

  @Test
  void aCheckIsRecordedFromTheStartForm(Tasklist tasklist) {
    var number = invoiced.delivered(firm.hourlyMatter().loaded(), "1874.50");
    tasklist.signIn(BOOKKEEPER, TestPeople.PASSWORD).startProcess("Payment intake");

    tasklist.fill("Invoice", number.value()).leave("Invoice").until("open $1,874.50");
    assertThat(tasklist.labelled("Amount").getDomProperty("value")).isEqualTo("1874.50");
    tasklist.fill("Amount", "1000.00")
        .fill("Reference", "Check 1047")
        .picture("start-payment")
        .start();
    jobs.runDue("payment-intake", payments(number).get(0).path("paymentId").asText());

    assertThat(payments(number)).hasSize(1);
    assertThat(payments(number).get(0).path("eventId").asText()).isEqualTo(number + ":Check 1047");
    assertThat(invoice(number).path("open").asText()).isEqualTo("874.50");
  }

  @Test
  void whatAClientContestsIsRaisedFromTheStartFormAndSettledByTheResponsibleAttorney(Tasklist tasklist) {
    people.timekeeper(ATTORNEY, Role.TIMEKEEPER, Role.RESPONSIBLE_ATTORNEY);
    var number = invoiced.delivered(firm.hourlyMatter().responsibleAttorney(ATTORNEY).loaded(), "1874.50");
    tasklist.signIn(COORDINATOR, TestPeople.PASSWORD).startProcess("Invoice dispute");

    tasklist.fill("Invoice", number.value())
        .fill("Amount", "5000")
        .fill("What the client contests", "The hours of June 3.");
    assertThat(tasklist.startAndBeRefused()).contains("1874.50 is open on the invoice.",
        "Dispute what is open, or less.");
    tasklist.fill("Amount", "874.50").picture("start-dispute").start();
    assertThat(invoice(number).path("disputed").asText()).isEqualTo("874.50");

    tasklist.signIn(ATTORNEY, TestPeople.PASSWORD).open("Resolve the dispute of invoice " + number).claim();
    assertThat(tasklist.text()).contains("$874.50");
    tasklist.fill("Reason", "The client accepts the hours.").picture("resolve-dispute").complete();

    assertThat(invoice(number).path("disputed").asText()).isEqualTo("0.00");
  }

  @Test
  void aCreditNoteOnAnInvoiceThatWentByHandIsBroughtByAPersonWhoSaysWhen(Tasklist tasklist) {
    var number = invoiced.delivered(firm.hourlyMatter().onAPaymentPlan().loaded(), "1874.50");
    var id = credited(number);
    tasklist.signIn(COORDINATOR, TestPeople.PASSWORD).open("Bring credit note").claim();
    assertThat(tasklist.text()).contains("its invoice went on paper or by hand", number.value(), "$1,834.50",
        "Credit note as PDF");

    tasklist.picture("bring-correction").complete();

    var told = HttpCalls.to(port)
        .as(COORDINATOR)
        .get("/api/invoices/%s/corrections".formatted(number))
        .json()
        .at("/items/0");
    assertThat(told.path("id").asText()).isEqualTo(id);
    assertThat(told.path("toldOn").asText()).isEqualTo(invoiced.today().toString());
  }

  private String credited(InvoiceNumber number) {
    var id = HttpCalls.to(port)
        .as(COORDINATOR)
        .post("/api/invoices/%s/credit".formatted(number), Map.of("reason", "Two hours", "amount", "40"))
        .json().path("id").asText();
    var task = tasks.createTaskQuery().processInstanceBusinessKey(id).singleResult();
    var signed = HttpCalls.to(port).as(Role.RESPONSIBLE_ATTORNEY.group())
        .post("/api/tasks/%s/finish".formatted(task.getId()), Map.of("outcome", "APPROVE"));
    assertThat(signed.status()).as(signed.body()).isEqualTo(204);
    jobs.runDue("invoice-correction", id);
    return id;
  }

  private String paid(InvoiceNumber number, String amount) {
    var payment = HttpCalls.to(port).as(BOOKKEEPER).post("/api/payments", Map.of("source", "test",
        "eventId", UUID.randomUUID().toString(), "invoiceNumber", number.value(), "amount", amount, "currency", "USD"));
    var id = payment.json().path("paymentId").asText();
    jobs.runDue("payment-intake", id);
    return id;
  }

  private InvoiceNumber onPaper(String total) {
    var number = invoiced.issued(firm.hourlyMatter().deliveredBy(Delivery.PAPER).loaded(), total);
    invoiced.runJobs(number);
    return number;
  }

  private JsonNode invoice(InvoiceNumber number) {
    return HttpCalls.to(port).as(COORDINATOR).get("/api/invoices/" + number).json();
  }

  private JsonNode payments(InvoiceNumber number) {
    return HttpCalls.to(port).as(BOOKKEEPER).get("/api/payments?invoiceNumber=" + number).json().path("items");
  }
}
