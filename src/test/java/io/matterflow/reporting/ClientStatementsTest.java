package io.matterflow.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.NewMatter;
import io.matterflow.ProductTest;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.messaging.ClientMessages;
import io.matterflow.messaging.ClientMessages.Paused;
import io.matterflow.messaging.Failure;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.OutgoingMessages;
import io.matterflow.messaging.PauseScope;
import io.matterflow.messaging.SentMessages;
import io.matterflow.messaging.SentMessages.SentMessage;
import io.matterflow.messaging.smtp.SmtpStub;
import io.matterflow.messaging.smtp.StubbedMail;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A statement on its way to the client: once, to its billing contacts, and with a person where it does not arrive. */
@ProductTest
@Tag("both-databases")
class ClientStatementsTest {

  private static final String PROCESS = "client-statement";

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private ReceivablesBook book;
  @Autowired private ClientStatements statements;
  @Autowired private ClientMessages messages;
  @Autowired private OutgoingMessages outgoing;
  @Autowired private SentMessages mailbox;
  @Autowired private StubbedMail mail;
  @Autowired private LocalVendors vendors;
  @Autowired private Jobs jobs;
  @Autowired private TaskService tasks;
  @Autowired private MovableClock clock;
  @LocalServerPort private int port;

  private Instant asOthersLeftIt;
  private NewMatter draft;
  private Engagement client;

  @BeforeEach
  void aClientOwesSomething() {
    asOthersLeftIt = clock.instant();
    draft = firm.hourlyMatter();
    client = draft.loaded();
    invoiced.delivered(client, "1874.50");
  }

  @AfterEach
  void theClockIsPutBack() {
    vendors.named("messaging").become(Mood.WELL);
    clock.standAt(asOthersLeftIt);
  }

  @Test
  void goesToTheBillingContactsOnceAndIsKeptAsItWent() {
    var id = sent();

    assertThat(mails()).singleElement().satisfies(mail -> {
      assertThat(mail.to()).containsExactly(client.billingAddress());
      assertThat(mail.subject()).startsWith("Statement of account as of ");
      assertThat(mail.text()).contains("$1,874.50 is open on it.");
      assertThat(mail.html()).hasValueSatisfying(page -> assertThat(page).contains("<strong>$1,874.50</strong>"));
      assertThat(mail.attachments()).singleElement().satisfies(file -> {
        assertThat(file.name()).isEqualTo("Statement-%s.pdf".formatted(invoiced.today()));
        assertThat(OutgoingMessages.digest(file.content())).isEqualTo(statements.required(id).sha256().orElseThrow());
      });
    });
    assertThat(coordinator().get("/api/statements/%s/document".formatted(id)).body()).startsWith("%PDF");
    var listed = coordinator().get("/api/clients/%s/statements".formatted(client.clientId())).json().path("items");
    assertThat(listed).singleElement().satisfies(one -> assertThat(one.path("state").asText()).isEqualTo("SENT"));
    assertThat(coordinator().get("/api/statements/" + id).json().path("document").asText()).hasSize(64);
  }

  @Test
  void askedTwiceWhileItIsOnItsWayItIsOne() {
    var first = ask(Map.of()).path("id").asText();

    assertThat(ask(Map.of()).path("id").asText()).isEqualTo(first);
    run(first);
    run(first);

    assertThat(mails()).hasSize(1);
  }

  @Test
  void aPreviewSendsNothingAndRefusesWordsThatNobodyFillsIn() {
    var door = "/api/clients/%s/statement/preview".formatted(client.clientId());

    var preview = coordinator().post(door, Map.of("subject", "Your account, {asOf}", "html", "<p>{contactName}</p>"));
    var unknown = coordinator().post(door, Map.of("text", "{invoiceNumber} and {balance}"));

    assertThat(preview.json().path("to").findValuesAsText("")).isEmpty();
    assertThat(preview.json().at("/to/0").asText()).isEqualTo(client.billingAddress());
    assertThat(preview.json().path("subject").asText()).startsWith("Your account, ").doesNotContain("{");
    assertThat(preview.json().path("text").asText()).as("the one in force").contains("$1,874.50 is open on it.");
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.json().path("code").asText()).isEqualTo("UNKNOWN_WORD");
    assertThat(unknown.body()).contains("{invoiceNumber}, {balance}", "{asOf}");
    assertThat(mails()).isEmpty();
  }

  @Test
  void whoHasNoAddressIsSentNothingAndWhoAsksIsToldWhatToDo() {
    draft.billedTo("").loaded();

    var answer = coordinator().post("/api/clients/%s/statement".formatted(client.clientId()), Map.of());

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("code").asText()).isEqualTo("NO_RECIPIENT");
    assertThat(answer.body()).contains("Name a billing contact");
  }

  @Test
  void aDayThatHasNotComeIsRefused() {
    var tomorrow = invoiced.today().plusDays(1).toString();

    assertThat(
        coordinator().post("/api/clients/%s/statement".formatted(client.clientId()), Map.of("asOf", tomorrow)).status())
        .isEqualTo(422);
  }

  @Test
  void waitsWhileMessagesArePausedAndKnowsThenWhatWasPaidMeanwhile() {
    var scope = PauseScope.of(client.clientId());
    var pause = ((Paused) messages.pause(scope, "A new counsel.", Actor.ENGINE)).pause().id().toString();
    var id = sent();
    assertThat(mails()).isEmpty();
    assertThat(messages.waiting(scope)).hasSize(1);
    book.pay(invoiced.delivered(client, "100.00"), Money.usd("60.00"), invoiced.today());

    messages.release(scope, "Named.", Actor.ENGINE);
    jobs.runDue("message-pause", pause);
    run(id.toString());

    assertThat(mails()).singleElement().satisfies(mail -> assertThat(mail.text()).contains("$1,914.50 is open on it."));
  }

  @Test
  void aDroppedOneNeverLeaves() {
    var scope = PauseScope.of(client.clientId());
    var pause = ((Paused) messages.pause(scope, "A new counsel.", Actor.ENGINE)).pause().id().toString();
    var id = sent();

    messages.releaseNothing(scope, "Not any more.", Actor.ENGINE);
    jobs.runDue("message-pause", pause);
    run(id.toString());

    assertThat(mails()).isEmpty();
    assertThat(statements.required(id).state()).isEqualTo(ClientStatement.State.DROPPED);
  }

  @Test
  void anAnswerLostOnTheWayBackSendsNothingTwice() {
    var id = ask(Map.of()).path("id").asText();
    vendors.named("messaging").become(Mood.HANG_AFTER, Duration.ZERO);
    assertThatThrownBy(() -> run(id)).hasMessageContaining("did not answer");

    vendors.named("messaging").become(Mood.WELL);
    clock.advance(Duration.ofHours(1));
    run(id);

    assertThat(mails()).hasSize(1);
    assertThat(statements.required(ClientStatementId.of(id)).state()).isEqualTo(ClientStatement.State.SENT);
  }

  @Test
  void inDoubtAPersonSaysWhetherItWasSent() {
    var id = ask(Map.of()).path("id").asText();
    vendors.named("messaging").become(Mood.HANG_AFTER, Duration.ZERO);
    assertThatThrownBy(() -> run(id)).hasMessageContaining("did not answer");
    vendors.named("messaging").become(Mood.HANG_BEFORE, Duration.ZERO);
    clock.advance(Duration.ofHours(1));
    run(id);
    assertThat(task(id).getTaskDefinitionKey()).isEqualTo("confirmWhetherSent_statement");

    finish("billing-admin", task(id), Map.of("outcome", "SENT"));
    vendors.named("messaging").become(Mood.WELL);
    run(id);

    assertThat(mails()).hasSize(1);
  }

  @Test
  void anAddressThatIsRefusedIsMendedAndItGoesOutAgain() {
    withMailSystem(system -> {
      system.refuses(client.billingAddress(), "550 5.1.1 no such user");
      var id = sent();
      assertThat(system.mails()).isEmpty();
      assertThat(task(id.toString()).getName()).contains("Get the statement as of", client.clientId().value());
      assertThat(coordinator().get("/api/tasks/" + task(id.toString()).getId()).body())
          .contains("there is no such address (550 5.1.1)");
      assertThat(finish("billing-coordinator", task(id.toString()), Map.of("outcome", "AGAIN"))).isEqualTo(409);

      draft.billedTo("new@corrected.example").loaded();
      assertThat(finish("billing-coordinator", task(id.toString()), Map.of("outcome", "AGAIN"))).isEqualTo(204);
      run(id.toString());

      assertThat(system.mails()).singleElement()
          .satisfies(sent -> assertThat(sent.to()).containsExactly("new@corrected.example"));
      assertThat(statements.required(id).attempt()).isEqualTo(2);
    });
  }

  @Test
  void oneThatComesBackIsOnePieceOfWorkAndMayBeGivenToTheClientOtherwise() {
    withMailSystem(system -> {
      var id = sent();
      var mail = outgoing.find(statements.required(id).key().value()).orElseThrow();
      outgoing.returned(mail, client.billingAddress(), Failure.NO_SUCH_ADDRESS, "550 5.1.1");
      outgoing.returned(mail, "second@quillon.example", Failure.NO_SUCH_ADDRESS, "550 5.1.1");

      assertThat(statements.required(id).state()).isEqualTo(ClientStatement.State.RETURNED);
      assertThat(
          finish("billing-coordinator", task(id.toString()), Map.of("outcome", "REACHED", "reason", "Handed over.")))
          .isEqualTo(204);

      assertThat(tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).count()).isZero();
      assertThat(statements.required(id).state()).isEqualTo(ClientStatement.State.REACHED);
      assertThat(system.mails()).hasSize(1);
    });
  }

  @Test
  void anAddressThatWasRightIsWrittenToAgain() {
    withMailSystem(system -> {
      var id = sent();
      outgoing.returned(outgoing.find(statements.required(id).key().value()).orElseThrow(), client.billingAddress(),
          Failure.NO_SUCH_ADDRESS, "550 5.1.1");

      assertThat(finish("billing-coordinator", task(id.toString()), Map.of("outcome", "ADDRESS_IS_RIGHT")))
          .isEqualTo(204);
      run(id.toString());

      assertThat(system.mails()).hasSize(2);
    });
  }

  private void withMailSystem(Consumer<SmtpStub> story) {
    var system = mail.connect();
    try {
      story.accept(system);
    } finally {
      mail.disconnect(system);
    }
  }

  private ClientStatementId sent() {
    var id = ask(Map.of()).path("id").asText();
    run(id);
    return ClientStatementId.of(id);
  }

  private JsonNode ask(Map<String, String> request) {
    var answer = coordinator().post("/api/clients/%s/statement".formatted(client.clientId()), request);
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    return answer.json();
  }

  private void run(String id) {
    jobs.runDue(PROCESS, id);
  }

  private List<Message> mails() {
    return mailbox.all().stream().map(SentMessage::message)
        .filter(message -> message.key().startsWith("statement:") && message.to().contains(client.billingAddress()))
        .toList();
  }

  private Task task(String id) {
    return Optional.ofNullable(tasks.createTaskQuery().processInstanceBusinessKey(id).singleResult()).orElseThrow();
  }

  private int finish(String who, Task task, Map<String, String> outcome) {
    return HttpCalls.to(port).as(who).post("/api/tasks/%s/finish".formatted(task.getId()), outcome).status();
  }

  private HttpCalls coordinator() {
    return HttpCalls.to(port).as("billing-coordinator");
  }
}
