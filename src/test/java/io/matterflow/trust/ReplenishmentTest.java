package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.NewMatter;
import io.matterflow.ProductTest;
import io.matterflow.engine.MovableClock;
import io.matterflow.kernel.Actor;
import io.matterflow.messaging.ClientMessages;
import io.matterflow.messaging.ClientMessages.Paused;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.PauseScope;
import io.matterflow.messaging.SentMessages;
import io.matterflow.messaging.SentMessages.SentMessage;
import io.matterflow.payments.PaymentReported;
import io.matterflow.payments.PaymentReported.Account;
import io.matterflow.receivables.Intake;
import io.matterflow.receivables.PaymentIntake;
import io.matterflow.trust.Draws.Client;
import io.matterflow.trust.TrustRequest.State;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A retainer under its minimum: drafted once, sent by a person, asked for apart from any invoice, until money comes or
 * the matter ends.
 */
@ProductTest
@Tag("both-databases")
class ReplenishmentTest {

  private static final String ID = "trust-replenishment";

  @Autowired private Draws draws;
  @Autowired private Replenishment replenishment;
  @Autowired private Closings closings;
  @Autowired private PaymentIntake intake;
  @Autowired private Firm firm;
  @Autowired private ClientMessages messages;
  @Autowired private SentMessages mailbox;
  @Autowired private LocalVendors vendors;
  @Autowired private Jobs jobs;
  @Autowired private MovableClock clock;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @LocalServerPort private int port;

  private Instant asOthersLeftIt;
  private NewMatter draft;
  private Client client;

  @BeforeEach
  void aRetainerOf2500IsDrawnUnderItsMinimumOf2000() {
    asOthersLeftIt = clock.instant();
    draws.lawyersHoldAuthority();
    draft = firm.hourlyMatter().withRetainer("2000.00", Optional.empty());
    client = draws.client(draft.loaded(), "2500.00");
    look();
    assertThat(requests()).isEmpty();
    draws.posted(draws.to(client, DrawdownType.DISBURSE_COST, "1000.00", "Clerk of Court"));
    look();
  }

  @AfterEach
  void theClockIsPutBack() {
    vendors.named("messaging").become(Mood.WELL);
    clock.standAt(asOthersLeftIt);
  }

  @Test
  void isDraftedOnceAndAskedForWhenAPersonSendsIt() {
    var request = request();
    assertThat(request.amount()).isEqualTo(usd("2500.00"));
    assertThat(task(request).getTaskDefinitionKey()).isEqualTo("releaseRequest");
    assertThat(mails()).isEmpty();
    draws.posted(draws.to(client, DrawdownType.DISBURSE_COST, "10.00", "Clerk of Court"));
    look();
    assertThat(requests()).hasSize(1);

    assertThat(finish(request, "RELEASE", "")).isEqualTo(204);
    run(request);

    assertThat(mails()).singleElement().satisfies(mail -> {
      assertThat(mail.to()).containsExactly(client.matter().billingAddress());
      assertThat(mail.subject()).contains(request.number());
      assertThat(mail.text()).contains("$2,500.00", "$2,000.00", "/pay/", "This is no invoice");
    });
  }

  @Test
  void remindsAfterAWeekAndTwoThenTheAttorneyTalksToTheClient() {
    var request = released();
    var asked = clock.instant();
    for (int week = 1; week <= 2; week++) {
      jobs.awaitNext(ID, request.id().toString());
      run(request);
      assertThat(mails()).hasSize(week + 1);
      assertThat(clock.instant()).isAfter(asked.plus(Duration.ofDays(7L * week - 1)));
    }
    jobs.awaitNext(ID, request.id().toString());
    run(request);

    assertThat(mails()).hasSize(3);
    assertThat(task(request).getTaskDefinitionKey()).isEqualTo("followUpRequest");
    assertThat(finish(request, "TALKED", "")).isEqualTo(400);
    assertThat(finish(request, "TALKED", "They pay next week.")).isEqualTo(204);
    assertThat(isRunning(request)).isFalse();
    assertThat(request().state()).isEqualTo(State.FOLLOWED_UP);
  }

  @Test
  void whatIsPaidUnderItsNumberIsADepositAndEndsIt() {
    var request = released();

    paid(request, "1000.00");
    assertThat(replenishment.missing(request())).isEqualTo(usd("1500.00"));
    assertThat(isRunning(request)).isTrue();
    paid(request, "1500.00");

    assertThat(draws.book(client)).isEqualTo("4000.00");
    assertThat(request().state()).isEqualTo(State.MET);
    assertThat(isRunning(request)).isFalse();
  }

  @Test
  void whoeverDroppedItIsAskedAgainOnlyWhenMoneyHasCome() {
    var request = request();
    assertThat(finish(request, "DROP", "")).isEqualTo(400);
    assertThat(finish(request, "DROP", "They pay by the month now.")).isEqualTo(204);
    draws.posted(draws.to(client, DrawdownType.DISBURSE_COST, "10.00", "Clerk of Court"));
    look();
    assertThat(requests()).hasSize(1);
    assertThat(isRunning(request)).isFalse();

    draws.house.deposited(client.account(), client.ledger(), "100.00", draws.house.today());
    look();

    assertThat(requests()).hasSize(2);
  }

  @Test
  void aMattersEndEndsIt() {
    var request = released();

    draft.closed().loaded();

    assertThat(request().state()).isEqualTo(State.MATTER_CLOSED);
    assertThat(isRunning(request)).isFalse();
    look();
    assertThat(requests()).hasSize(1);
  }

  @Test
  void nobodyIsAskedWhileTheMatterIsOnItsWayToItsEnd() {
    var drafted = request();
    closings.ask(client.matter().matter(), "Casey Roe", Draws.COORDINATOR).orElseThrow();
    assertThat(request().state()).isEqualTo(State.MATTER_CLOSED);
    assertThat(isRunning(drafted)).isFalse();

    draws.posted(draws.to(client, DrawdownType.DISBURSE_COST, "10.00", "Clerk of Court"));
    look();

    assertThat(replenishment.look(TrustRequestId.next(), client.account(), client.ledger())).isFalse();
    assertThat(requests()).containsExactly(request());
  }

  @Test
  void aMatterThatGoesOnAfterAllIsAskedForAgain() {
    draws.invoice(client, "10.00", 30);
    var closing = closings.ask(client.matter().matter(), "Casey Roe", Draws.COORDINATOR).orElseThrow();
    jobs.runDue("matter-closing", closing.id().toString());
    closings.settle(closing.id(), true, Optional.of("A second claim."), Draws.COORDINATOR);

    draws.posted(draws.to(client, DrawdownType.DISBURSE_COST, "10.00", "Clerk of Court"));
    look();

    assertThat(requests()).hasSize(2);
  }

  @Test
  void aBillThatWillTakeTheRetainerUnderItsMinimumIsCountedAndSoIsUnbilledWork() {
    var other = draws.client(firm.hourlyMatter().withRetainer("2000.00", Optional.empty()).loaded(), "2500.00");
    draws.issuedHere(other, "700.00");
    look(other);

    assertThat(replenishment.search(Optional.of(other.ledger()), 5)).singleElement()
        .satisfies(request -> assertThat(request.amount()).isEqualTo(usd("2200.00")));
  }

  @Test
  void waitsWhileMessagesToTheClientArePaused() {
    var pause = ((Paused) messages.pause(PauseScope.of(client.matter().clientId()), "A new counsel.", Actor.ENGINE))
        .pause()
        .id()
        .toString();
    var request = released();
    assertThat(mails()).isEmpty();

    messages.release(PauseScope.of(client.matter().clientId()), "Settled.", Actor.ENGINE);
    jobs.runDue("message-pause", pause);
    run(request);

    assertThat(mails()).hasSize(1);
  }

  @Test
  void aClientWithoutAnAddressIsTalkedTo() {
    draft.billedTo("").loaded();

    var request = released();

    assertThat(task(request).getTaskDefinitionKey()).isEqualTo("followUpRequest");
  }

  @Test
  void inDoubtAPersonSaysWhetherItWasSent() {
    var request = request();
    assertThat(finish(request, "RELEASE", "")).isEqualTo(204);
    vendors.named("messaging").become(Mood.HANG_AFTER, Duration.ZERO);
    assertThatThrownBy(() -> run(request)).hasMessageContaining("did not answer");
    vendors.named("messaging").become(Mood.HANG_BEFORE, Duration.ZERO);
    clock.advance(Duration.ofHours(1));
    run(request);
    vendors.named("messaging").become(Mood.WELL);

    assertThat(task(request).getTaskDefinitionKey()).isEqualTo("confirmWhetherSent_request");
    assertThat(HttpCalls.to(port).as("billing-admin")
        .post("/api/tasks/%s/finish".formatted(task(request).getId()), Map.of("outcome", "SENT"))
        .status()).isEqualTo(204);
    run(request);

    assertThat(mails()).hasSize(1);
    assertThat(replenishment.letter(request.id())).isEqualTo(2);
  }

  @Test
  void isReadByThoseWhoPrepareTrust() {
    var shown = HttpCalls.to(port)
        .as("bookkeeper")
        .get("/api/trust/requests?ledger=" + client.ledger())
        .json()
        .path("items")
        .get(0);

    assertThat(shown.path("number").asText()).isEqualTo(request().number());
    assertThat(shown.path("amount").asText()).isEqualTo("2500.00");
    assertThat(shown.path("state").asText()).isEqualTo("DRAFTED");
    assertThat(HttpCalls.to(port).as("timekeeper").get("/api/trust/requests").status()).isEqualTo(403);
  }

  private TrustRequest released() {
    var request = request();
    assertThat(finish(request, "RELEASE", "")).isEqualTo(204);
    run(request);
    return request;
  }

  private void paid(TrustRequest request, String amount) {
    var told = intake.report(
        new PaymentReported("test", UUID.randomUUID().toString(), Optional.of(request.number()), Optional.empty(),
        usd(amount), draws.house.today(), "CARD", Account.TRUST), Draws.BOOKKEEPER);
    jobs.runDue("payment-intake", ((Intake.Taken) told).payment().id().toString());
  }

  private void look() {
    look(client);
  }

  private void look(Client whose) {
    runtime.createProcessInstanceQuery()
        .processDefinitionKey(ID)
        .variableValueEquals("ledgerId", whose.ledger().value())
        .list()
        .forEach(instance -> jobs.runDue(ID, String.valueOf(instance.getBusinessKey())));
  }

  private void run(TrustRequest request) {
    jobs.runDue(ID, request.id().toString());
  }

  private TrustRequest request() {
    return requests().get(0);
  }

  private List<TrustRequest> requests() {
    return replenishment.search(Optional.of(client.ledger()), 5);
  }

  private Task task(TrustRequest request) {
    return tasks.createTaskQuery().processInstanceBusinessKey(request.id().toString()).singleResult();
  }

  private int finish(TrustRequest request, String outcome, String reason) {
    return HttpCalls.to(port).as("billing-coordinator").post("/api/tasks/%s/finish".formatted(task(request).getId()),
        Map.of("outcome", outcome, "reason", reason)).status();
  }

  private boolean isRunning(TrustRequest request) {
    return runtime.createProcessInstanceQuery()
        .processDefinitionKey(ID)
        .processInstanceBusinessKey(request.id().toString())
        .count() > 0;
  }

  private List<Message> mails() {
    return mailbox.all().stream().map(SentMessage::message)
        .filter(
            mail -> mail.to().contains(client.matter().billingAddress()) && mail.subject().startsWith("Your retainer"))
        .toList();
  }
}
