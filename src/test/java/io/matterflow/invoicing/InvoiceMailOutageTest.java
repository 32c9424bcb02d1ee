package io.matterflow.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.Invoice.DeliveredBy;
import io.matterflow.invoicing.Invoice.State;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import java.time.Duration;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProductTest
@Tag("both-databases")
class InvoiceMailOutageTest {

  private static final int TRIES = 5;

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private Invoices invoices;
  @Autowired private InvoiceDocuments documents;
  @Autowired private DeliveryWatch watch;
  @Autowired private LocalVendors vendors;
  @Autowired private RuntimeService runtime;
  @Autowired private ManagementService management;
  @LocalServerPort private int port;

  @AfterEach
  void theVendorsAreWellAgain() {
    vendors.named("messaging").become(Mood.WELL);
    vendors.named("payment-links").become(Mood.WELL);
  }

  @Test
  void aMailSystemThatIsDownLeadsToAnIncidentWithAnOwnerAndOneRetryEndsIt() {
    var number = invoiced.issued(firm.hourlyMatter().loaded(), "500.00");
    management.executeJob(watch.job(number).getId());
    vendors.named("messaging").become(Mood.FAIL);

    for (int attempt = 0; attempt < TRIES; attempt++) {
      assertThatThrownBy(() -> management.executeJob(watch.job(number).getId())).hasMessageContaining("messaging");
    }

    assertThat(watch.blocked(number, admin())).contains("billing-admin", "Bring the mail system back", "/retry");
    assertThat(watch.mails(number)).isEmpty();
    var incident = runtime.createIncidentQuery()
        .processInstanceId(watch.job(number).getProcessInstanceId())
        .singleResult();
    vendors.named("messaging").become(Mood.WELL);
    assertThat(admin().post("/api/exceptions/%s/retry".formatted(incident.getId()), "{}").status()).isEqualTo(202);
    management.executeJob(watch.job(number).getId());

    assertThat(watch.mails(number)).hasSize(1);
    assertThat(watch.blocked(number, admin())).isEmpty();
    assertThat(invoices.find(number).orElseThrow().state()).isEqualTo(State.DELIVERED);
  }

  @Test
  void anAnswerLostOnTheWayBackSendsNothingTwice() {
    var number = invoiced.issued(firm.hourlyMatter().loaded(), "500.00");
    management.executeJob(watch.job(number).getId());
    vendors.named("messaging").become(Mood.HANG_AFTER, Duration.ZERO);
    assertThatThrownBy(() -> management.executeJob(watch.job(number).getId())).hasMessageContaining("did not answer");

    vendors.named("messaging").become(Mood.WELL);
    management.executeJob(watch.job(number).getId());

    assertThat(watch.mails(number)).hasSize(1);
    assertThat(watch.passed(number)).contains("invoiceDelivered").doesNotContain("confirmWhetherSent_invoice");
  }

  @Test
  void whatWasSurelyNeverTakenIsSentWhenTheVendorCanBeAsked() {
    var number = invoiced.issued(firm.hourlyMatter().loaded(), "500.00");
    management.executeJob(watch.job(number).getId());
    vendors.named("messaging").become(Mood.HANG_BEFORE, Duration.ZERO);
    assertThatThrownBy(() -> management.executeJob(watch.job(number).getId())).hasMessageContaining("did not answer");

    vendors.named("messaging").become(Mood.WELL);
    management.executeJob(watch.job(number).getId());

    assertThat(watch.mails(number)).hasSize(1);
  }

  @Test
  void inDoubtAPersonSaysThatItWasSentAndItIsNotSentAgain() {
    var number = inDoubt(Mood.HANG_AFTER);
    var task = watch.task(number).orElseThrow();
    assertThat(task.getTaskDefinitionKey()).isEqualTo("confirmWhetherSent_invoice");

    assertThat(finishAsAdmin(task, "SENT").status()).isEqualTo(204);
    vendors.named("messaging").become(Mood.WELL);
    invoiced.runJobs(number);

    assertThat(watch.mails(number)).hasSize(1);
    assertThat(watch.passed(number)).contains("confirmWhetherSent_invoice", "invoiceDelivered");
    assertThat(invoices.find(number).orElseThrow().deliveredBy()).contains(DeliveredBy.EMAIL);
  }

  @Test
  void inDoubtAPersonSaysThatItWasNotSentAndItIsSentOnce() {
    var number = inDoubt(Mood.HANG_BEFORE);
    var task = watch.task(number).orElseThrow();

    assertThat(finishAsAdmin(task, "NOT_SENT").status()).isEqualTo(204);
    vendors.named("messaging").become(Mood.WELL);
    invoiced.runJobs(number);

    assertThat(watch.mails(number)).hasSize(1);
    assertThat(invoices.find(number).orElseThrow().state()).isEqualTo(State.DELIVERED);
  }

  @Test
  void aProcessorThatMakesNoLinkHoldsTheInvoiceBackUntilItDoes() {
    vendors.named("payment-links").become(Mood.FAIL);
    var number = invoiced.issued(firm.hourlyMatter().loaded(), "500.00");
    assertThatThrownBy(() -> management.executeJob(watch.job(number).getId())).hasMessageContaining("payment-links");
    assertThat(documents.isRendered(number)).isFalse();

    vendors.named("payment-links").become(Mood.WELL);
    invoiced.runJobs(number);

    assertThat(watch.mails(number)).hasSize(1);
  }

  private InvoiceNumber inDoubt(Mood mood) {
    var number = invoiced.issued(firm.hourlyMatter().loaded(), "500.00");
    management.executeJob(watch.job(number).getId());
    vendors.named("messaging").become(mood, Duration.ZERO);
    assertThatThrownBy(() -> management.executeJob(watch.job(number).getId())).hasMessageContaining("did not answer");
    management.executeJob(watch.job(number).getId());
    return number;
  }

  private HttpCalls.Answer finishAsAdmin(Task task, String outcome) {
    return admin().post("/api/tasks/%s/finish".formatted(task.getId()), "{\"outcome\": \"%s\"}".formatted(outcome));
  }

  private HttpCalls admin() {
    return HttpCalls.to(port).as("billing-admin");
  }
}
