package io.matterflow.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.NewMatter;
import io.matterflow.ProductTest;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.messaging.smtp.SmtpStub;
import io.matterflow.messaging.smtp.StubbedMail;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A credit note that the mail system does not take goes to whoever can be reached, or is brought; it is not tried for
 * ever.
 */
@ProductTest
@Tag("both-databases")
class CorrectionRefusedTest {

  private static final String PROCESS = "correction-notice";

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private Corrections corrections;
  @Autowired private CorrectionNotices notices;
  @Autowired private DeliveryFailures failures;
  @Autowired private StubbedMail mail;
  @Autowired private Jobs jobs;
  @Autowired private TaskService tasks;
  @Autowired private HistoryService history;
  @LocalServerPort private int port;

  private SmtpStub mailSystem;
  private NewMatter draft;
  private Engagement client;
  private InvoiceNumber number;

  @BeforeEach
  void aClientHasAnInvoice() {
    draft = firm.hourlyMatter();
    client = draft.loaded();
    number = invoiced.delivered(client, "5000.00");
    mailSystem = mail.connect();
  }

  @AfterEach
  void disconnect() {
    mail.disconnect(mailSystem);
  }

  @Test
  void whereTheOnlyAddressIsRefusedAPersonBringsItOrHasItSentToTheMendedOne() {
    mailSystem.refuses(client.billingAddress(), "550 5.1.1 no such user");
    credited();
    run();

    assertThat(mailSystem.mails()).isEmpty();
    assertThat(passed()).contains("correctionRefused", "bringCorrection").doesNotContain("correctionTold");
    assertThat(coordinator().get("/api/tasks/" + task().getId()).body())
        .contains("none of the client's billing contacts");
    assertThat(finish("AGAIN")).as("nobody can be reached yet").isEqualTo(422);

    draft.billedTo("right@corrected.example").loaded();
    assertThat(finish("AGAIN")).isEqualTo(204);
    run();

    assertThat(mailSystem.mails()).singleElement()
        .satisfies(sent -> assertThat(sent.to()).containsExactly("right@corrected.example"));
    assertThat(notices.of(number)).singleElement().satisfies(notice -> assertThat(notice.isDone()).isTrue());
    assertThat(failures.of(number)).as("mended before it went out").isEmpty();
  }

  @Test
  void whoCanBeReachedGetsItAndTheOtherAddressIsMended() {
    var gone = "gone-" + client.billingAddress();
    draft.alsoBilledTo(gone).loaded();
    mailSystem.refuses(gone, "550 5.1.1 no such user");
    credited();
    run();

    assertThat(mailSystem.mails()).singleElement()
        .satisfies(sent -> assertThat(sent.to()).containsExactly(client.billingAddress()));
    assertThat(passed()).contains("correctionTold").doesNotContain("bringCorrection");
    assertThat(failures.of(number)).hasSize(1);
  }

  private void credited() {
    var wish = new Corrections.Wish(
        Correction.Kind.CREDIT, Optional.of(Money.usd("200.00")), List.of(), Optional.empty(), "Agreed on the phone",
        false);
    var asked = ((CorrectionAnswer.Standing) corrections.ask(number, wish, staff(Role.BILLING_COORDINATOR)))
        .correction();
    asked.levels().forEach(level -> corrections.sign(asked.id(), staff(level)));
    jobs.runAll("invoice-correction", asked.id().toString());
  }

  private void run() {
    notices.of(number).forEach(notice -> jobs.runDue(PROCESS, notice.id().toString()));
  }

  private List<String> passed() {
    var instance = history.createHistoricProcessInstanceQuery()
        .processDefinitionKey(PROCESS)
        .processInstanceBusinessKey(notices.of(number).get(0).id().toString())
        .singleResult();
    return history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).list().stream()
        .map(HistoricActivityInstance::getActivityId).toList();
  }

  private Task task() {
    return tasks.createTaskQuery().processDefinitionKey(PROCESS)
        .processInstanceBusinessKey(notices.of(number).get(0).id().toString()).singleResult();
  }

  private int finish(String outcome) {
    return coordinator().post("/api/tasks/%s/finish".formatted(task().getId()),
        Map.of("outcome", outcome, "answers", Map.of("deliveredOn", invoiced.today().toString()))).status();
  }

  private HttpCalls coordinator() {
    return HttpCalls.to(port).as("billing-coordinator");
  }

  private static Actor staff(Role role) {
    return new Actor(new UserId(role.group()), Set.of(role), Optional.empty(), true);
  }
}
