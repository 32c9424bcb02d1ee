package io.matterflow.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.Samples;
import io.matterflow.audit.AuditTrail;
import io.matterflow.audit.AuditTrail.AuditQuery;
import io.matterflow.directory.Client;
import io.matterflow.engine.Effects;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.Invoice.DeliveredBy;
import io.matterflow.invoicing.Invoice.State;
import io.matterflow.kernel.Wording;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.SentMessages;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProductTest
@Tag("both-databases")
class InvoiceDeliveryTest {

  private static final int TRIES = 5;

  @Autowired private Firm firm;
  @Autowired private Samples samples;
  @Autowired private Invoiced invoiced;
  @Autowired private Invoices invoices;
  @Autowired private Deliveries deliveries;
  @Autowired private InvoiceDocuments documents;
  @Autowired private SentMessages mailbox;
  @Autowired private LocalVendors vendors;
  @Autowired private AuditTrail audit;
  @Autowired private MovableClock clock;
  @Autowired private RuntimeService runtime;
  @Autowired private HistoryService history;
  @Autowired private ManagementService management;
  @Autowired private TaskService tasks;
  @LocalServerPort private int port;

  @AfterEach
  void theMailSystemIsWellAgain() {
    vendors.named("messaging").become(Mood.WELL);
    vendors.named("payment-links").become(Mood.WELL);
  }

  @Test
  void emailsTheInvoiceWithItsDocumentAndALinkToPay() {
    var matter = firm.hourlyMatter().loaded();
    var number = invoiced.issued(matter, "1874.50");

    invoiced.runJobs(number);

    assertThat(passed(number)).contains("renderInvoice", "decideDelivery", "sendInvoice", "invoiceDelivered")
        .doesNotContain("deliverByHand", "nameRecipient");
    var pdf = documents.pdf(number).orElseThrow();
    assertThat(mails(number)).singleElement().satisfies(mail -> {
      assertThat(mail.key()).isEqualTo("invoice:%s:delivery".formatted(number));
      assertThat(mail.to()).containsExactly(matter.billingAddress());
      assertThat(mail.subject()).isEqualTo("Invoice %s from Harrow & Pike LLP".formatted(number));
      assertThat(mail.text()).contains("$1,874.50", Wording.of(invoiced.today().plusDays(30)), "http://localhost:%d/pay/".formatted(port));
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
    assertThat(acts(number)).containsExactly("issued", "delivery-requested", "rendered", "delivered");
    assertThat(deliveries.of(number)).singleElement()
        .satisfies(delivery -> assertThat(delivery.documentSha256()).contains(pdf.sha256()));
  }

  @Test
  void aPaperClientsInvoiceIsDeliveredByHandOnTheDayThatAPersonSays() {
    var number = invoiced.issued(firm.hourlyMatter().deliveredBy(Client.Delivery.PAPER).loaded(), "500.00");
    clock.advance(Duration.ofDays(2));

    invoiced.runJobs(number);

    var task = task(number).orElseThrow();
    assertThat(task.getName()).startsWith("Deliver invoice %s by hand, matter ".formatted(number));
    var sheet = coordinator().get("/api/tasks/" + task.getId());
    assertThat(sheet.json().at("/sheet/why").asText()).contains("takes its invoices on paper");
    assertThat(finish(task, "DELIVERED", "{\"deliveredOn\": \"%s\"}".formatted(invoiced.today().minusDays(1))).status()).isEqualTo(204);
    assertThat(passed(number)).contains("deliverByHand", "invoiceDelivered").doesNotContain("sendInvoice");
    assertThat(mails(number)).isEmpty();
    assertThat(invoices.find(number)).hasValueSatisfying(invoice -> {
      assertThat(invoice.deliveredOn()).contains(invoiced.today().minusDays(1));
      assertThat(invoice.deliveredBy()).contains(DeliveredBy.HAND);
    });
  }

  @Test
  void aDayOfDeliveryThatCannotBeIsRefusedAndTheTaskStays() {
    var number = invoiced.issued(firm.hourlyMatter().onAPaymentPlan().loaded(), "500.00");
    invoiced.runJobs(number);
    var task = task(number).orElseThrow();

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
    assertThat(task(number)).isPresent();
    assertThat(invoices.find(number).orElseThrow().state()).isEqualTo(State.ISSUED);
  }

  @Test
  void withoutARecipientItWaitsVisiblyUntilTheDirectoryNamesOne() {
    var draft = firm.hourlyMatter().withoutBillingAddress();
    var number = invoiced.issued(draft.loaded(), "500.00");
    invoiced.runJobs(number);
    var task = task(number).orElseThrow();

    assertThat(task.getTaskDefinitionKey()).isEqualTo("nameRecipient");
    assertThat(blocked(number)).contains("NO_RECIPIENT", "billing-coordinator");
    var tooEarly = finish(task, "TRY_AGAIN", "{}");
    assertThat(tooEarly.status()).isEqualTo(422);
    assertThat(tooEarly.json().get("code").asText()).isEqualTo("NO_RECIPIENT");
    assertThat(mails(number)).isEmpty();

    var corrected = draft.billedTo("bills@corrected.example").loaded();
    assertThat(finish(task, "TRY_AGAIN", "{}").status()).isEqualTo(204);
    invoiced.runJobs(number);

    assertThat(mails(number)).singleElement()
        .satisfies(mail -> assertThat(mail.to()).containsExactly(corrected.billingAddress()));
    assertThat(passed(number)).contains("nameRecipient", "sendInvoice", "invoiceDelivered");
    assertThat(blocked(number)).isEmpty();
  }

  @Test
  void aMailSystemThatIsDownLeadsToAnIncidentWithAnOwnerAndOneRetryEndsIt() {
    var number = invoiced.issued(firm.hourlyMatter().loaded(), "500.00");
    management.executeJob(job(number).getId());
    vendors.named("messaging").become(Mood.FAIL);

    for (int attempt = 0; attempt < TRIES; attempt++) {
      assertThatThrownBy(() -> management.executeJob(job(number).getId())).hasMessageContaining("messaging");
    }

    assertThat(blocked(number)).contains("billing-admin", "Bring the mail system back", "/retry");
    assertThat(mails(number)).isEmpty();
    var incident = runtime.createIncidentQuery().processInstanceId(job(number).getProcessInstanceId()).singleResult();
    vendors.named("messaging").become(Mood.WELL);
    assertThat(admin().post("/api/exceptions/%s/retry".formatted(incident.getId()), "{}").status()).isEqualTo(202);
    management.executeJob(job(number).getId());

    assertThat(mails(number)).hasSize(1);
    assertThat(blocked(number)).isEmpty();
    assertThat(invoices.find(number).orElseThrow().state()).isEqualTo(State.DELIVERED);
  }

  @Test
  void anAnswerLostOnTheWayBackSendsNothingTwice() {
    var number = invoiced.issued(firm.hourlyMatter().loaded(), "500.00");
    management.executeJob(job(number).getId());
    vendors.named("messaging").become(Mood.HANG_AFTER, Duration.ZERO);
    assertThatThrownBy(() -> management.executeJob(job(number).getId())).hasMessageContaining("did not answer");

    vendors.named("messaging").become(Mood.WELL);
    management.executeJob(job(number).getId());

    assertThat(mails(number)).hasSize(1);
    assertThat(passed(number)).contains("invoiceDelivered").doesNotContain("confirmWhetherSent_invoice");
  }

  @Test
  void whatWasSurelyNeverTakenIsSentWhenTheVendorCanBeAsked() {
    var number = invoiced.issued(firm.hourlyMatter().loaded(), "500.00");
    management.executeJob(job(number).getId());
    vendors.named("messaging").become(Mood.HANG_BEFORE, Duration.ZERO);
    assertThatThrownBy(() -> management.executeJob(job(number).getId())).hasMessageContaining("did not answer");

    vendors.named("messaging").become(Mood.WELL);
    management.executeJob(job(number).getId());

    assertThat(mails(number)).hasSize(1);
  }

  @Test
  void inDoubtAPersonSaysThatItWasSentAndItIsNotSentAgain() {
    var number = inDoubt(Mood.HANG_AFTER);
    var task = task(number).orElseThrow();
    assertThat(task.getTaskDefinitionKey()).isEqualTo("confirmWhetherSent_invoice");

    assertThat(finishAsAdmin(task, "SENT").status()).isEqualTo(204);
    vendors.named("messaging").become(Mood.WELL);
    invoiced.runJobs(number);

    assertThat(mails(number)).hasSize(1);
    assertThat(passed(number)).contains("confirmWhetherSent_invoice", "invoiceDelivered");
    assertThat(invoices.find(number).orElseThrow().deliveredBy()).contains(DeliveredBy.EMAIL);
  }

  @Test
  void inDoubtAPersonSaysThatItWasNotSentAndItIsSentOnce() {
    var number = inDoubt(Mood.HANG_BEFORE);
    var task = task(number).orElseThrow();

    assertThat(finishAsAdmin(task, "NOT_SENT").status()).isEqualTo(204);
    vendors.named("messaging").become(Mood.WELL);
    invoiced.runJobs(number);

    assertThat(mails(number)).hasSize(1);
    assertThat(invoices.find(number).orElseThrow().state()).isEqualTo(State.DELIVERED);
  }

  @Test
  void aProcessorThatMakesNoLinkHoldsTheInvoiceBackUntilItDoes() {
    vendors.named("payment-links").become(Mood.FAIL);
    var number = invoiced.issued(firm.hourlyMatter().loaded(), "500.00");
    assertThatThrownBy(() -> management.executeJob(job(number).getId())).hasMessageContaining("payment-links");
    assertThat(documents.isRendered(number)).isFalse();

    vendors.named("payment-links").become(Mood.WELL);
    invoiced.runJobs(number);

    assertThat(mails(number)).hasSize(1);
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
    assertThat(mails(number)).extracting(Message::key)
        .containsExactly("invoice:%s:delivery".formatted(number), "invoice:%s:delivery:2".formatted(number));
    assertThat(mails(number)).extracting(mail -> mail.attachments().get(0).content())
        .allSatisfy(content -> assertThat(content).isEqualTo(documents.pdf(number).orElseThrow().content()));
    assertThat(invoices.find(number).orElseThrow().deliveredOn()).isEqualTo(first);
  }

  @Test
  void sendingAgainByHandIsAPersonsTask() {
    var number = invoiced.delivered(firm.hourlyMatter().loaded(), "500.00");

    coordinator().post("/api/invoices/%s/delivery".formatted(number), "{\"channel\": \"HAND\", \"reason\": \"Court copy.\"}");
    invoiced.runJobs(number);

    var sheet = coordinator().get("/api/tasks/" + task(number).orElseThrow().getId());
    assertThat(sheet.json().at("/sheet/why").asText()).contains("a colleague asked for delivery by hand");
  }

  private InvoiceNumber inDoubt(Mood mood) {
    var number = invoiced.issued(firm.hourlyMatter().loaded(), "500.00");
    management.executeJob(job(number).getId());
    vendors.named("messaging").become(mood, Duration.ZERO);
    assertThatThrownBy(() -> management.executeJob(job(number).getId())).hasMessageContaining("did not answer");
    management.executeJob(job(number).getId());
    return number;
  }

  private Job job(InvoiceNumber number) {
    var instance = runtime.createProcessInstanceQuery()
        .processDefinitionKey("invoice-delivery")
        .processInstanceBusinessKey(number.value())
        .singleResult();
    return management.createJobQuery().processInstanceId(instance.getId()).singleResult();
  }

  private Optional<Task> task(InvoiceNumber number) {
    return Optional.ofNullable(tasks.createTaskQuery()
        .processDefinitionKey("invoice-delivery")
        .processInstanceBusinessKey(number.value())
        .singleResult());
  }

  private List<String> passed(InvoiceNumber number) {
    return history.createHistoricProcessInstanceQuery()
        .processDefinitionKey("invoice-delivery")
        .processInstanceBusinessKey(number.value())
        .list()
        .stream()
        .flatMap(instance -> history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).list().stream())
        .map(HistoricActivityInstance::getActivityId)
        .toList();
  }

  private List<Message> mails(InvoiceNumber number) {
    return mailbox.all().stream()
        .map(SentMessages.SentMessage::message)
        .filter(message -> message.key().startsWith("invoice:%s:".formatted(number)))
        .toList();
  }

  private List<String> acts(InvoiceNumber number) {
    var acts = audit.acts(
        new AuditQuery(Optional.of("invoice"), Optional.of(number.value()), Optional.empty(), Optional.empty(), 50));
    return acts.stream().sorted((one, other) -> Long.compare(one.sequence(), other.sequence())).map(act -> act.act()).toList();
  }

  private String blocked(InvoiceNumber number) {
    var items = new StringBuilder();
    admin().get("/api/exceptions").json().get("items").forEach(item -> {
      if (item.at("/subject/id").asText().equals(number.value())) {
        items.append(item);
      }
    });
    return items.toString();
  }

  private HttpCalls.Answer finish(Task task, String outcome, String answers) {
    return coordinator().post("/api/tasks/%s/finish".formatted(task.getId()),
        "{\"outcome\": \"%s\", \"answers\": %s}".formatted(outcome, answers));
  }

  private HttpCalls.Answer finishAsAdmin(Task task, String outcome) {
    return admin().post("/api/tasks/%s/finish".formatted(task.getId()), "{\"outcome\": \"%s\"}".formatted(outcome));
  }

  private HttpCalls coordinator() {
    return HttpCalls.to(port).as("billing-coordinator");
  }

  private HttpCalls admin() {
    return HttpCalls.to(port).as("billing-admin");
  }
}
