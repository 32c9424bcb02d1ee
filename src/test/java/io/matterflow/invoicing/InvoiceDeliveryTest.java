package io.matterflow.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.directory.Client;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.Invoice.DeliveredBy;
import io.matterflow.invoicing.Invoice.State;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Wording;
import io.matterflow.messaging.Messages.Message;
import java.time.Duration;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProductTest
@Tag("both-databases")
class InvoiceDeliveryTest {

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private Invoices invoices;
  @Autowired private Deliveries deliveries;
  @Autowired private InvoiceDocuments documents;
  @Autowired private MovableClock clock;
  @Autowired private DeliveryWatch watch;
  @LocalServerPort private int port;

  @Test
  void emailsTheInvoiceWithItsDocumentAndALinkToPay() {
    var matter = firm.hourlyMatter().loaded();
    var number = invoiced.issued(matter, "1874.50");

    invoiced.runJobs(number);

    assertThat(watch.passed(number)).contains("renderInvoice", "decideDelivery", "sendInvoice", "invoiceDelivered")
        .doesNotContain("deliverByHand", "nameRecipient");
    var pdf = documents.pdf(number).orElseThrow();
    assertThat(watch.mails(number)).singleElement().satisfies(mail -> {
      assertThat(mail.key()).isEqualTo("invoice:%s:delivery".formatted(number));
      assertThat(mail.to()).containsExactly(matter.billingAddress());
      assertThat(mail.subject()).isEqualTo("Invoice %s from Harrow & Pike LLP".formatted(number));
      assertThat(mail.text()).contains(
          "$1,874.50", Wording.of(invoiced.today().plusDays(30)), "http://localhost:%d/pay/".formatted(port));
      assertThat(mail.html()).hasValueSatisfying(html -> assertThat(html).contains("Pay $1,874.50 now", "/pay/"));
      assertThat(mail.attachments()).singleElement().satisfies(file -> {
        assertThat(file.name()).isEqualTo("Invoice-%s.pdf".formatted(number));
        assertThat(file.content()).isEqualTo(pdf.content());
      });
    });
    assertThat(invoices.find(number)).hasValueSatisfying(invoice -> {
      assertThat(invoice.state()).isEqualTo(State.DELIVERED);
      assertThat(invoice.deliveredOn()).contains(invoiced.today());
      assertThat(invoice.deliveredBy()).contains(DeliveredBy.EMAIL);
    });
    assertThat(watch.acts(number)).containsExactly("issued", "delivery-requested", "rendered", "delivered");
    assertThat(deliveries.of(number)).singleElement()
        .satisfies(delivery -> assertThat(delivery.documentSha256()).contains(pdf.sha256()));
  }

  @Test
  void aPortalClientsInvoiceIsHandedToItsPortalAndMailedToNobody() {
    var number = invoiced.issued(firm.hourlyMatter().deliveredBy(Client.Delivery.LEDES_PORTAL).loaded(), "500.00");

    invoiced.runJobs(number);

    assertThat(watch.passed(number)).contains("handToPortal", "portalSubmissionBegun")
        .doesNotContain("sendInvoice", "deliverByHand");
    assertThat(watch.mails(number)).isEmpty();
    assertThat(invoices.find(number)).hasValueSatisfying(invoice -> assertThat(invoice.deliveredOn()).isEmpty());
  }

  @Test
  void aDayOfDeliveryThatCannotBeIsRefusedAndTheTaskStays() {
    var number = invoiced.issued(firm.hourlyMatter().onAPaymentPlan().loaded(), "500.00");
    invoiced.runJobs(number);
    var task = watch.task(number).orElseThrow();

    var tomorrow = finish(task, "DELIVERED", "{\"deliveredOn\": \"%s\"}".formatted(invoiced.today().plusDays(1)));
    var before = finish(task, "DELIVERED", "{\"deliveredOn\": \"2020-01-01\"}");
    var noDay = finish(task, "DELIVERED", "{\"deliveredOn\": \"2026-02-30\"}");
    var missing = finish(task, "DELIVERED", "{}");

    assertThat(tomorrow.status()).isEqualTo(422);
    assertThat(tomorrow.json().get("code").asText()).isEqualTo("IMPOSSIBLE_DAY");
    assertThat(before.status()).isEqualTo(422);
    assertThat(noDay.status()).isEqualTo(400);
    assertThat(noDay.json().at("/errors/0/pointer").asText()).isEqualTo("/answers/deliveredOn");
    assertThat(missing.status()).isEqualTo(400);
    assertThat(watch.task(number)).isPresent();
    assertThat(invoices.find(number).orElseThrow().state()).isEqualTo(State.ISSUED);
  }

  @Test
  void theAddressThatBlockedWorkOffersLooksAgainForTheRecipient() {
    var draft = firm.hourlyMatter().withoutBillingAddress();
    var number = invoiced.issued(draft.loaded(), "500.00");
    invoiced.runJobs(number);
    var coordinator = HttpCalls.to(port).as("billing-coordinator");
    var retry = "/api/invoices/%s/delivery/retry".formatted(number);
    assertThat(watch.blocked(number, coordinator)).contains(retry);

    assertThat(coordinator.post(retry, "").json().get("code").asText()).isEqualTo("NO_RECIPIENT");
    assertThat(HttpCalls.to(port).as("auditor").post(retry, "").status()).isEqualTo(403);
    var corrected = draft.billedTo("bills@corrected.example").loaded();
    assertThat(coordinator.post(retry, "").status()).isEqualTo(204);
    assertThat(coordinator.post(retry, "").status()).isEqualTo(409);
    invoiced.runJobs(number);

    assertThat(watch.mails(number)).singleElement()
        .satisfies(mail -> assertThat(mail.to()).containsExactly(corrected.billingAddress()));
  }

  @Test
  void aVoidedInvoiceLooksForNoRecipient() {
    var number = invoiced.issued(firm.hourlyMatter().withoutBillingAddress().loaded(), "500.00");
    invoiced.runJobs(number);

    invoices.voidWhole(number, "void:" + number, Actor.ENGINE);

    var coordinator = HttpCalls.to(port).as("billing-coordinator");
    assertThat(coordinator.post("/api/invoices/%s/delivery/retry".formatted(number), "").json().get("code").asText())
        .isEqualTo("NOT_WAITING");
  }

  @Test
  void withoutARecipientItWaitsVisiblyUntilTheDirectoryNamesOne() {
    var draft = firm.hourlyMatter().withoutBillingAddress();
    var number = invoiced.issued(draft.loaded(), "500.00");
    invoiced.runJobs(number);
    var task = watch.task(number).orElseThrow();

    assertThat(task.getTaskDefinitionKey()).isEqualTo("nameRecipient");
    assertThat(watch.blocked(number, HttpCalls.to(port).as("billing-admin"))).contains("NO_RECIPIENT",
        "billing-coordinator");
    assertThat(watch.blocked(number, HttpCalls.to(port).as("billing-admin")))
        .contains("the task \\\"%s\\\"".formatted(task.getName()));
    var tooEarly = finish(task, "TRY_AGAIN", "{}");
    assertThat(tooEarly.status()).isEqualTo(422);
    assertThat(tooEarly.json().get("code").asText()).isEqualTo("NO_RECIPIENT");
    assertThat(watch.mails(number)).isEmpty();

    var corrected = draft.billedTo("bills@corrected.example").loaded();
    assertThat(finish(task, "TRY_AGAIN", "{}").status()).isEqualTo(204);
    invoiced.runJobs(number);

    assertThat(watch.mails(number)).singleElement()
        .satisfies(mail -> assertThat(mail.to()).containsExactly(corrected.billingAddress()));
    assertThat(watch.passed(number)).contains("nameRecipient", "sendInvoice", "invoiceDelivered");
    assertThat(watch.blocked(number, HttpCalls.to(port).as("billing-admin"))).isEmpty();
  }

  @Test
  void sendingAgainIsADeliveryOfItsOwnAndMovesNoClock() {
    var matter = firm.hourlyMatter().loaded();
    var number = invoiced.delivered(matter, "500.00");
    var first = invoices.find(number).orElseThrow().deliveredOn();
    clock.advance(Duration.ofDays(3));

    var asked = coordinator().post("/api/invoices/%s/delivery".formatted(number), "{\"reason\": \"They lost it.\"}");
    var again = coordinator().post("/api/invoices/%s/delivery".formatted(number), "{\"reason\": \"And again.\"}");
    invoiced.runJobs(number);

    assertThat(asked.status()).isEqualTo(202);
    assertThat(asked.json().get("request").asInt()).isEqualTo(2);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().get("code").asText()).isEqualTo("DELIVERY_UNDER_WAY");
    assertThat(watch.mails(number)).extracting(Message::key)
        .containsExactly("invoice:%s:delivery".formatted(number), "invoice:%s:delivery:2".formatted(number));
    assertThat(watch.mails(number)).extracting(mail -> mail.attachments().get(0).content())
        .allSatisfy(content -> assertThat(content).isEqualTo(documents.pdf(number).orElseThrow().content()));
    assertThat(invoices.find(number).orElseThrow().deliveredOn()).isEqualTo(first);
  }

  @Test
  void sendingAgainByHandIsAPersonsTask() {
    var number = invoiced.delivered(firm.hourlyMatter().loaded(), "500.00");

    coordinator().post(
        "/api/invoices/%s/delivery".formatted(number), "{\"channel\": \"HAND\", \"reason\": \"Court copy.\"}");
    invoiced.runJobs(number);

    var sheet = coordinator().get("/api/tasks/" + watch.task(number).orElseThrow().getId());
    assertThat(sheet.json().at("/sheet/why").asText()).contains("a colleague asked for delivery by hand");
  }

  private HttpCalls coordinator() {
    return HttpCalls.to(port).as("billing-coordinator");
  }

  private HttpCalls.Answer finish(Task task, String outcome, String answers) {
    return coordinator().post("/api/tasks/%s/finish".formatted(task.getId()),
        "{\"outcome\": \"%s\", \"answers\": %s}".formatted(outcome, answers));
  }
}
