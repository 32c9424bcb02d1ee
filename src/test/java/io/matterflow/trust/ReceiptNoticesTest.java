package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.trust.TrustHouse.BOOKKEEPER;
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
import io.matterflow.kernel.Actor;
import io.matterflow.messaging.ClientMessages;
import io.matterflow.messaging.ClientMessages.Paused;
import io.matterflow.messaging.Failure;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.OutgoingMessages;
import io.matterflow.messaging.PauseScope;
import io.matterflow.messaging.SentMessages;
import io.matterflow.messaging.SentMessages.SentMessage;
import io.matterflow.messaging.smtp.StubbedMail;
import io.matterflow.trust.BankEvent.Kind;
import io.matterflow.trust.BankEvent.Outcome.Taken;
import io.matterflow.trust.Deposit.NewDeposit;
import io.matterflow.trust.DepositAnswer.Done;
import io.matterflow.trust.Draws.Client;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A client is told of money in trust: once, to the billing contacts, and by a person where no mail arrives before the
 * last day.
 */
@ProductTest
@Tag("both-databases")
class ReceiptNoticesTest {

  private static final String PROCESS = "receipt-notice";

  @Autowired private Firm firm;
  @Autowired private TrustHouse house;
  @Autowired private Draws draws;
  @Autowired private DrawdownSight sight;
  @Autowired private Deposits deposits;
  @Autowired private BankEvents bankEvents;
  @Autowired private ReceiptNotices notices;
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
  private LedgerId ledger;
  private TrustAccountId account;

  @BeforeEach
  void aClientHasALedger() {
    asOthersLeftIt = clock.instant();
    draft = firm.hourlyMatter();
    client = draft.loaded();
    ledger = LedgerId.of(client.id());
    account = house.opened(Map.of(ledger, "500.00"));
  }

  @AfterEach
  void theClockIsPutBack() {
    vendors.named("messaging").become(Mood.WELL);
    clock.standAt(asOthersLeftIt);
  }

  @Test
  void aClientIsToldOnceOfMoneyThatCameIn() {
    var told = received(Optional.of(ledger), "2500.00", house.today());
    var id = taken(told);
    deposits.take(told, BOOKKEEPER);
    run(id);
    run(id);

    assertThat(mails()).singleElement().satisfies(sent -> {
      assertThat(sent.to()).containsExactly(client.billingAddress());
      assertThat(sent.subject()).startsWith("Money received in trust, ");
      assertThat(sent.text())
          .contains("we received $2,500.00, which we hold in our trust account for " + client.matter().name());
      assertThat(sent.html()).hasValueSatisfying(page -> assertThat(page).contains("<strong>$2,500.00</strong>"));
    });
    assertThat(notices.required(id).state()).isEqualTo(ReceiptNotice.State.TOLD);
    assertThat(notices.required(id).dueOn()).isEqualTo(house.today().plusDays(14));
  }

  @Test
  void nobodyIsToldOfTheFirmsOwnMoneyAndOfNobodysOnlyWhenItIsKnownWhoseItIs() {
    var own = taken(received(Optional.of(LedgerId.FLOAT), "20.00", house.today()));
    var nobodys = taken(received(Optional.empty(), "75.00", house.today().minusDays(20)));
    assertThat(notices.find(own)).isEmpty();
    assertThat(notices.find(nobodys)).isEmpty();

    deposits.identify(nobodys, ledger, BOOKKEEPER);
    run(nobodys);

    assertThat(mails()).singleElement().satisfies(sent -> assertThat(sent.text()).contains("$75.00"));
    assertThat(notices.required(nobodys).dueOn()).as("the days are over already").isEqualTo(house.today());
  }

  @Test
  void whoeverItBelongsToIsToldThoughAnotherWasToldBefore() {
    var id = taken(received(Optional.of(ledger), "60.00", house.today()));
    run(id);
    var right = firm.hourlyMatter().loaded();

    draws.lawyersHoldAuthority();
    draws.posted(draws.reversal(new Client(client, ledger, account), "60.00",
        sight.posting(account, id.toString()).orElseThrow(), Optional.of(LedgerId.of(right.id()))));
    run(id);

    assertThat(mails()).singleElement().satisfies(sent -> assertThat(sent.text()).contains(client.matter().name()));
    assertThat(mailsTo(right)).singleElement()
        .satisfies(sent -> assertThat(sent.text()).contains("$60.00", right.matter().name()));
    assertThat(depositsInTheRecordsOf(client)).singleElement()
        .satisfies(moved -> assertThat(moved.path("state").asText()).isEqualTo("On another ledger now"));
    assertThat(depositsInTheRecordsOf(right)).singleElement()
        .satisfies(stands -> assertThat(stands.path("state").asText()).isEqualTo("Posted"));
    assertThat(notices.required(id).state()).isEqualTo(ReceiptNotice.State.TOLD);
  }

  @Test
  void aDepositThatCameBackMeanwhileIsNotToldOf() {
    var id = taken(received(Optional.of(ledger), "60.00", house.today()));
    house.returned(id);
    run(id);

    assertThat(mails()).isEmpty();
    assertThat(notices.required(id).state()).isEqualTo(ReceiptNotice.State.OVERTAKEN);
    assertThat(isRunning(id)).isFalse();
  }

  @Test
  void ofADepositOfWhichAPartCameBackMeanwhileTheClientReadsWhatIsLeft() {
    var id = taken(received(Optional.of(ledger), "2500.00", house.today()));
    var back = new BankEvent(BankEventId.next(), account, UUID.randomUUID().toString(), house.today(), Kind.CHARGEBACK,
        Optional.of(id.value()), Optional.empty(), Optional.of(usd("300")), Optional.empty());
    assertThat(bankEvents.take(back, "test", BOOKKEEPER)).isInstanceOf(Taken.class);
    run(id);

    assertThat(mails()).singleElement().satisfies(sent -> {
      assertThat(sent.text()).contains("we received $2,500.00, of which the bank has taken back $300.00, "
          + "leaving $2,200.00, which we hold in our trust account for " + client.matter().name());
      assertThat(sent.html()).hasValueSatisfying(page -> assertThat(page).contains("leaving $2,200.00"));
    });
    assertThat(notices.required(id).state()).isEqualTo(ReceiptNotice.State.TOLD);
  }

  @Test
  void waitsWhileMessagesArePausedAndLeavesWithTheRelease() {
    var scope = PauseScope.of(client.clientId());
    var pause = ((Paused) messages.pause(scope, "A new counsel.", Actor.ENGINE)).pause().id().toString();
    var id = taken(received(Optional.of(ledger), "60.00", house.today()));
    run(id);
    assertThat(mails()).isEmpty();

    messages.release(scope, "Named.", Actor.ENGINE);
    jobs.runDue("message-pause", pause);
    run(id);

    assertThat(mails()).hasSize(1);
  }

  @Test
  void underAPauseAPersonTellsTheClientOnTheLastDay() {
    messages.pause(PauseScope.of(client.clientId()), "A new counsel.", Actor.ENGINE);
    var id = taken(received(Optional.of(ledger), "60.00", house.today()));
    run(id);
    clock.advance(Duration.ofDays(7));
    run(id);
    assertThat(task(id)).as("still time").isEmpty();

    clock.advance(Duration.ofDays(7));
    run(id);

    assertThat(task(id).orElseThrow().getName()).startsWith("Tell the client by ");
    assertThat(isOffered(id, "billing-admin")).isTrue();
    assertThat(messages.waiting(PauseScope.of(client.clientId()))).isEmpty();
    assertThat(finish(id, Map.of("outcome", "TOLD", "reason", "Called the general counsel."))).isEqualTo(204);
    assertThat(notices.required(id).state()).isEqualTo(ReceiptNotice.State.REACHED);
    assertThat(notices.required(id).comment()).contains("Called the general counsel.");
    assertThat(isRunning(id)).isFalse();
    assertThat(mails()).isEmpty();
  }

  @Test
  void whatAPersonDropsAPersonTells() {
    var scope = PauseScope.of(client.clientId());
    var pause = ((Paused) messages.pause(scope, "A new counsel.", Actor.ENGINE)).pause().id().toString();
    var id = taken(received(Optional.of(ledger), "60.00", house.today()));
    run(id);

    messages.releaseNothing(scope, "By phone.", Actor.ENGINE);
    jobs.runDue("message-pause", pause);
    run(id);

    assertThat(task(id)).isPresent();
    assertThat(isOffered(id, "billing-admin")).isFalse();
  }

  @Test
  void whoHasNoAddressIsAPersonsWorkAndIsWrittenToWhenThereIsOne() {
    draft.billedTo("").loaded();
    var id = taken(received(Optional.of(ledger), "60.00", house.today()));
    run(id);
    assertThat(finish(id, Map.of("outcome", "AGAIN"))).isEqualTo(409);

    draft.billedTo("new@corrected.example").loaded();
    assertThat(finish(id, Map.of("outcome", "AGAIN"))).isEqualTo(204);
    run(id);

    assertThat(mailbox.all().stream()
        .map(SentMessage::message)
        .filter(sent -> sent.key().equals("receipt:%s:2".formatted(id))))
        .singleElement().satisfies(sent -> assertThat(sent.to()).containsExactly("new@corrected.example"));
    assertThat(notices.told(id, Optional.of("Again."), Actor.ENGINE)).isEqualTo(ReceiptNotices.Told.NOT_WAITING);
  }

  @Test
  void aNoticeThatComesBackIsOnePieceOfWork() {
    var system = mail.connect();
    try {
      var id = taken(received(Optional.of(ledger), "60.00", house.today()));
      run(id);
      var sent = outgoing.find("receipt:%s:1".formatted(id)).orElseThrow();
      outgoing.returned(sent, client.billingAddress(), Failure.NO_SUCH_ADDRESS, "550 5.1.1");
      outgoing.returned(sent, "second@quillon.example", Failure.NO_SUCH_ADDRESS, "550 5.1.1");

      assertThat(notices.required(id).state()).isEqualTo(ReceiptNotice.State.RETURNED);
      assertThat(finish(id, Map.of("outcome", "TOLD", "reason", "Handed over."))).isEqualTo(204);
      assertThat(isRunning(id)).isFalse();
    } finally {
      mail.disconnect(system);
    }
  }

  @Test
  void inDoubtAPersonSaysWhetherItWasSent() {
    var id = taken(received(Optional.of(ledger), "60.00", house.today()));
    vendors.named("messaging").become(Mood.HANG_AFTER, Duration.ZERO);
    assertThatThrownBy(() -> run(id)).hasMessageContaining("did not answer");
    vendors.named("messaging").become(Mood.HANG_BEFORE, Duration.ZERO);
    clock.advance(Duration.ofHours(1));
    run(id);
    assertThat(task(id).orElseThrow().getTaskDefinitionKey()).isEqualTo("confirmWhetherSent_receipt");

    assertThat(finish("billing-admin", id, Map.of("outcome", "SENT"))).isEqualTo(204);
    vendors.named("messaging").become(Mood.WELL);
    run(id);

    assertThat(mails()).hasSize(1);
    assertThat(notices.required(id).state()).isEqualTo(ReceiptNotice.State.TOLD);
  }

  private DepositId taken(NewDeposit told) {
    return ((Done) deposits.take(told, BOOKKEEPER)).deposits().get(0).id();
  }

  private NewDeposit received(Optional<LedgerId> whose, String amount, LocalDate on) {
    return new NewDeposit("test", UUID.randomUUID().toString(), account, whose, usd(amount), DepositMethod.WIRE, on,
        Optional.empty(),
        Optional.empty());
  }

  private void run(DepositId id) {
    jobs.runDue(PROCESS, id.toString());
  }

  private JsonNode depositsInTheRecordsOf(Engagement whose) {
    return HttpCalls.to(port).as("bookkeeper").get("/api/reports/trust-records?clientId=" + whose.clientId()).json()
        .at("/tables/deposits/rows");
  }

  private List<Message> mails() {
    return mailsTo(client);
  }

  private List<Message> mailsTo(Engagement whose) {
    return mailbox.all().stream().map(SentMessage::message)
        .filter(message -> message.key().startsWith("receipt:") && message.to().contains(whose.billingAddress()))
        .toList();
  }

  private Optional<Task> task(DepositId id) {
    return tasks.createTaskQuery()
        .processDefinitionKey(PROCESS)
        .processInstanceBusinessKey(id.toString())
        .list().stream()
        .findFirst();
  }

  private boolean isOffered(DepositId id, String group) {
    return tasks.getIdentityLinksForTask(task(id).orElseThrow().getId()).stream()
        .anyMatch(link -> group.equals(link.getGroupId()));
  }

  private boolean isRunning(DepositId id) {
    return jobs.nextDue(PROCESS, id.toString()).isPresent() || task(id).isPresent();
  }

  private int finish(DepositId id, Map<String, String> outcome) {
    return finish("billing-coordinator", id, outcome);
  }

  private int finish(String who, DepositId id, Map<String, String> outcome) {
    return HttpCalls.to(port)
        .as(who)
        .post("/api/tasks/%s/finish".formatted(task(id).orElseThrow().getId()), outcome)
        .status();
  }
}
