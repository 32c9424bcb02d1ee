package io.matterflow.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.NewMatter;
import io.matterflow.ProductTest;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.Correction.Kind;
import io.matterflow.invoicing.CorrectionAnswer.Standing;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.messaging.Failure;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.OutgoingMessages;
import io.matterflow.messaging.SentMessages;
import io.matterflow.messaging.SentMessages.SentMessage;
import io.matterflow.messaging.smtp.StubbedMail;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The word of a correction is lost, in doubt, or comes back: it reaches its client all the same, and once. */
@ProductTest
@Tag("both-databases")
class CorrectionNoticeTroubleTest {

  private static final String PROCESS = "correction-notice";

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private Corrections corrections;
  @Autowired private CorrectionNotices notices;
  @Autowired private DeliveryFailures failures;
  @Autowired private OutgoingMessages outgoing;
  @Autowired private SentMessages mailbox;
  @Autowired private StubbedMail stub;
  @Autowired private LocalVendors vendors;
  @Autowired private Jobs jobs;
  @Autowired private TaskService tasks;
  @Autowired private MovableClock clock;
  @LocalServerPort private int port;

  private Instant asOthersLeftIt;
  private NewMatter draft;
  private Engagement client;
  private InvoiceNumber number;

  @BeforeEach
  void aClientHasAnInvoice() {
    asOthersLeftIt = clock.instant();
    draft = firm.hourlyMatter();
    client = draft.loaded();
    number = invoiced.delivered(client, "5000.00");
  }

  @AfterEach
  void theVendorIsWell() {
    vendors.named("messaging").become(Mood.WELL);
    clock.standAt(asOthersLeftIt);
  }

  @Test
  void anAnswerLostOnTheWayBackSendsNothingTwice() {
    credited();
    vendors.named("messaging").become(Mood.HANG_AFTER, Duration.ZERO);
    assertThatThrownBy(this::run).hasMessageContaining("did not answer");

    vendors.named("messaging").become(Mood.WELL);
    clock.advance(Duration.ofHours(1));
    run();

    assertThat(mails()).hasSize(1);
    assertThat(notices.of(number).get(0).isDone()).isTrue();
  }

  @Test
  void inDoubtAPersonSaysWhetherItWasSent() {
    credited();
    vendors.named("messaging").become(Mood.HANG_AFTER, Duration.ZERO);
    assertThatThrownBy(this::run).hasMessageContaining("did not answer");
    vendors.named("messaging").become(Mood.HANG_BEFORE, Duration.ZERO);
    clock.advance(Duration.ofHours(1));
    run();

    vendors.named("messaging").become(Mood.WELL);
    assertThat(task().getTaskDefinitionKey()).isEqualTo("confirmWhetherSent_correction");
    assertThat(HttpCalls.to(port)
        .as("billing-admin")
        .post("/api/tasks/%s/finish".formatted(task().getId()), Map.of("outcome", "SENT"))
        .status()).isEqualTo(204);
    run();

    assertThat(mails()).hasSize(1);
    assertThat(notices.of(number).get(0).isDone()).isTrue();
  }

  @Test
  void whatComesBackIsSentAgainToTheMendedAddress() {
    var mailSystem = stub.connect();
    try {
      credited();
      run();
      assertThat(mailSystem.mails()).hasSize(1);
      comesBackAndIsMended();
      run();
      assertThat(mailSystem.mails()).hasSize(2).last()
          .satisfies(sent -> assertThat(sent.to()).containsExactly("right@corrected.example"));
    } finally {
      stub.disconnect(mailSystem);
    }
    assertThat(notices.of(number)).singleElement().satisfies(notice -> {
      assertThat(notice.attempt()).isEqualTo(2);
      assertThat(notice.isDone()).isTrue();
    });
  }

  private void comesBackAndIsMended() {
    outgoing.returned(outgoing.find(notices.of(number).get(0).key()).orElseThrow(), client.billingAddress(),
        Failure.NO_SUCH_ADDRESS,
        "5.1.1");
    draft.billedTo("right@corrected.example").loaded();

    var failure = failures.of(number).get(0);
    var task = tasks.createTaskQuery().processInstanceBusinessKey(failure.id().toString()).singleResult();
    assertThat(HttpCalls.to(port).as("billing-coordinator").get("/api/tasks/" + task.getId()).body())
        .contains("A correction of the invoice did not reach");
    failures.settle(failure.id(), DeliveryFailure.Outcome.MENDED, Optional.empty(), Actor.ENGINE);
  }

  private void credited() {
    var wish = new Corrections.Wish(Kind.CREDIT, Optional.of(Money.usd("200")), List.of(), Optional.empty(),
        "Agreed on the phone", false);
    var asked = ((Standing) corrections.ask(number, wish, staff("coordinator", Role.BILLING_COORDINATOR))).correction();
    for (var level : asked.levels()) {
      corrections.sign(asked.id(), staff(level.name(), level));
    }
    jobs.runAll("invoice-correction", asked.id().toString());
  }

  private void run() {
    notices.of(number).forEach(notice -> jobs.runDue(PROCESS, notice.id().toString()));
  }

  private Task task() {
    return tasks.createTaskQuery().processDefinitionKey(PROCESS)
        .processInstanceBusinessKey(notices.of(number).get(0).id().toString()).singleResult();
  }

  private List<Message> mails() {
    return mailbox.all().stream().map(SentMessage::message)
        .filter(mail -> mail.to().contains(client.billingAddress()) && mail.subject().contains("Credit note"))
        .toList();
  }

  private static Actor staff(String name, Role role) {
    return new Actor(new UserId(name), Set.of(role), Optional.empty(), true);
  }
}
