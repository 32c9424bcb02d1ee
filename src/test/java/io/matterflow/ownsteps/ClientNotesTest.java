package io.matterflow.ownsteps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.NewMatter;
import io.matterflow.ProductTest;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.kernel.Actor;
import io.matterflow.messaging.ClientMessages;
import io.matterflow.messaging.ClientMessages.Paused;
import io.matterflow.messaging.MessageKey;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.PauseScope;
import io.matterflow.messaging.SentMessages;
import io.matterflow.messaging.SentMessages.SentMessage;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Messages that a model sends where the firm likes: each once about an invoice, and under the rules that hold for all
 * messages.
 */
@ProductTest
@Tag("both-databases")
class ClientNotesTest {

  private static final String PROCESS = "client-note";

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private ClientNotes notes;
  @Autowired private ClientMessages messages;
  @Autowired private SentMessages mailbox;
  @Autowired private LocalVendors vendors;
  @Autowired private Jobs jobs;
  @Autowired private TaskService tasks;
  @Autowired private MovableClock clock;
  @LocalServerPort private int port;

  private Instant asOthersLeftIt;
  private NewMatter draft;
  private Engagement client;
  private InvoiceNumber invoice;

  @BeforeEach
  void aClientHasAnInvoice() {
    asOthersLeftIt = clock.instant();
    draft = firm.hourlyMatter();
    client = draft.loaded();
    invoice = invoiced.delivered(client, "100");
  }

  @AfterEach
  void theClockIsPutBack() {
    vendors.named("messaging").become(Mood.WELL);
    clock.standAt(asOthersLeftIt);
  }

  @Test
  void aClientGetsEachOnceHoweverOftenItIsAskedFor() {
    notes.ask(invoice.value(), MessageKey.PLEASE_CALL);
    notes.ask(invoice.value(), MessageKey.PLEASE_CALL);
    run(MessageKey.PLEASE_CALL);
    notes.ask(invoice.value(), MessageKey.PLEASE_CALL);
    run(MessageKey.PLEASE_CALL);
    notes.ask(invoice.value(), MessageKey.THANK_YOU);
    run(MessageKey.THANK_YOU);

    assertThat(mails()).extracting(Message::subject)
        .containsExactlyInAnyOrder("A word about invoice " + invoice, "Thank you, invoice " + invoice);
    assertThat(mails()).filteredOn(mail -> mail.subject().startsWith("A word")).singleElement()
        .satisfies(mail -> assertThat(mail.text()).contains(client.matter().name(), "of which $100.00 is open"));
  }

  @Test
  void aModelSendsNoMessageThatBelongsToAStepOfItsOwn() {
    assertThatThrownBy(() -> notes.ask(invoice.value(), MessageKey.REMINDER))
        .hasMessageContaining("sent by the product alone");
    assertThatThrownBy(() -> notes.ask(client.number(), MessageKey.THANK_YOU)).hasMessageContaining("about no invoice");
  }

  @Test
  void waitsWhileMessagesArePausedAndLeavesWithTheRelease() {
    var pause = pause();
    notes.ask(invoice.value(), MessageKey.PLEASE_CALL);
    run(MessageKey.PLEASE_CALL);
    assertThat(mails()).isEmpty();

    messages.release(PauseScope.of(client.clientId()), "Named.", Actor.ENGINE);
    jobs.runDue("message-pause", pause);
    run(MessageKey.PLEASE_CALL);

    assertThat(mails()).hasSize(1);
  }

  @Test
  void whatIsDroppedStaysDropped() {
    var pause = pause();
    notes.ask(invoice.value(), MessageKey.PLEASE_CALL);
    run(MessageKey.PLEASE_CALL);

    messages.releaseNothing(PauseScope.of(client.clientId()), "Not now.", Actor.ENGINE);
    jobs.runDue("message-pause", pause);
    run(MessageKey.PLEASE_CALL);

    assertThat(mails()).isEmpty();
    assertThat(isRunning(MessageKey.PLEASE_CALL)).isFalse();
  }

  @Test
  void whoHasNoAddressIsAPersonsWork() {
    draft.billedTo("").loaded();
    notes.ask(invoice.value(), MessageKey.PLEASE_CALL);
    run(MessageKey.PLEASE_CALL);

    var task = task(MessageKey.PLEASE_CALL).orElseThrow();
    assertThat(task.getName()).isEqualTo("Tell the client otherwise, invoice %s".formatted(invoice));
    assertThat(task.getDueDate()).isNotNull();
    assertThat(finish("billing-coordinator", task, "Sung")).isEqualTo(422);
    assertThat(finish("timekeeper", task, "Told")).isEqualTo(404);
    assertThat(finish("billing-coordinator", task, "Told")).isEqualTo(204);
    assertThat(isRunning(MessageKey.PLEASE_CALL)).isFalse();
    assertThat(
        HttpCalls.to(port).as("auditor").get("/api/audit?entity=own-task&id=%s:PLEASE_CALL".formatted(invoice)).body())
        .contains("Told");
  }

  @Test
  void inDoubtAPersonSaysWhetherItWasSent() {
    notes.ask(invoice.value(), MessageKey.PLEASE_CALL);
    vendors.named("messaging").become(Mood.HANG_AFTER, Duration.ZERO);
    assertThatThrownBy(() -> run(MessageKey.PLEASE_CALL)).hasMessageContaining("did not answer");
    vendors.named("messaging").become(Mood.HANG_BEFORE, Duration.ZERO);
    clock.advance(Duration.ofHours(1));
    run(MessageKey.PLEASE_CALL);
    var task = task(MessageKey.PLEASE_CALL).orElseThrow();
    assertThat(task.getTaskDefinitionKey()).isEqualTo("confirmWhetherSent_note");

    assertThat(finish("billing-admin", task, "SENT")).isEqualTo(204);
    vendors.named("messaging").become(Mood.WELL);
    run(MessageKey.PLEASE_CALL);

    assertThat(mails()).hasSize(1);
    assertThat(isRunning(MessageKey.PLEASE_CALL)).isFalse();
  }

  private String pause() {
    return ((Paused) messages.pause(PauseScope.of(client.clientId()), "A new counsel.", Actor.ENGINE)).pause()
        .id()
        .toString();
  }

  private void run(MessageKey message) {
    jobs.runDue(PROCESS, new NoteId(invoice, message).toString());
  }

  private List<Message> mails() {
    return mailbox.all().stream()
        .map(SentMessage::message)
        .filter(message -> message.key().startsWith("note:" + invoice))
        .toList();
  }

  private Optional<Task> task(MessageKey message) {
    return tasks.createTaskQuery()
        .processInstanceBusinessKey(new NoteId(invoice, message).toString())
        .list().stream()
        .findFirst();
  }

  private boolean isRunning(MessageKey message) {
    return jobs.nextDue(PROCESS, new NoteId(invoice, message).toString()).isPresent() || task(message).isPresent();
  }

  private int finish(String who, Task task, String outcome) {
    return HttpCalls.to(port)
        .as(who)
        .post("/api/tasks/%s/finish".formatted(task.getId()), Map.of("outcome", outcome))
        .status();
  }
}
